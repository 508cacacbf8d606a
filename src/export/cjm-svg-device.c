#include "cjm-svg-device.h"
#include "cjm-photo-data.h"
#include "cjm-svg-text.h"

#include <string.h>

struct _CjmSvgDevice
{
  CjmDevice device;
  GString *svg;
  const CjmPage *page; /* borrowed */
  CjmArtwork *artwork; /* borrowed */
  CjmSvgTextDefaults defaults;
  guint32 paper;
  const CjmTile *tile; /* borrowed; NULL where it is the whole sheet */
  guint n_tiles;
  guint n_photos;
};

typedef struct
{
  const char *name;
  const char *label; /* for groups that are no record's */
  gboolean is_layer;
  char id_letter;
} RoleInfo;

static const RoleInfo roles[] = {
  [CJM_GROUP_SHEET] = { "sheet", "Sheet", TRUE },
  [CJM_GROUP_MASTHEAD] = { "masthead", "Masthead", TRUE },
  [CJM_GROUP_PHASES] = { "phases", "Phases", TRUE },
  [CJM_GROUP_DESCRIPTIONS] = { "descriptions", "Descriptions", TRUE },
  [CJM_GROUP_STEPS] = { "steps", "Steps", TRUE },
  [CJM_GROUP_LANE] = { "lane", NULL, TRUE, 'l' },
  [CJM_GROUP_LABEL] = { "label", NULL, FALSE },
  [CJM_GROUP_PHASE] = { "phase", NULL, TRUE, 'p' },
  [CJM_GROUP_DESCRIPTION] = { "description", NULL, FALSE },
  [CJM_GROUP_STEP] = { "step", NULL, TRUE, 's' },
  [CJM_GROUP_STAGE] = { "stage", NULL, FALSE },
  [CJM_GROUP_CURVES] = { "curves", "Curves", FALSE },
  [CJM_GROUP_CELL] = { "cell", NULL, FALSE },
  [CJM_GROUP_NOTE] = { "note", NULL, FALSE, 'n' },
  [CJM_GROUP_TURNED] = { "turned", NULL, FALSE },
  [CJM_GROUP_FOOTER] = { "footer", "Footer", TRUE },
  [CJM_GROUP_CARD] = { "card", NULL, FALSE },
};

static GString *
get_svg (CjmDevice *device)
{
  return ((CjmSvgDevice *) device)->svg;
}

static void
append_string_attribute (GString *svg, const char *before, const char *value)
{
  g_string_append (svg, before);
  cjm_svg_append_text (svg, value, strlen (value));
  g_string_append_c (svg, '"');
}

/* Groups of records have their record's id, so that the same note is found again in the next
 * export; cells have none, for the id of a cell is that of its step. In a part, whose tiles may
 * show the same group twice, none has one. */
static void
append_group_names (GString *svg, const CjmGroupInfo *info, gboolean has_id)
{
  const RoleInfo *role = &roles[info->role];
  gboolean is_header = info->role == CJM_GROUP_PHASE || info->role == CJM_GROUP_STEP;
  const char *label = role->label != NULL ? role->label : info->name;
  char id[CJM_ID_LENGTH + 1];

  if (has_id && role->id_letter != '\0')
    append_string_attribute (svg, " id=\"", cjm_id_format (info->id, role->id_letter, id));
  else if (has_id && role->is_layer)
    append_string_attribute (svg, " id=\"", role->name);
  append_string_attribute (svg, " data-role=\"", role->name);
  if (role->is_layer)
    g_string_append (svg, " inkscape:groupmode=\"layer\"");
  /* In a part, the tip of a neighbour's header may be all that is there of it. */
  if (label != NULL && *label != '\0' && (has_id || !is_header))
    append_string_attribute (svg, " inkscape:label=\"", label);
}

static void
append_turn (GString *svg, const CjmGroupInfo *info)
{
  cjm_svg_append_attribute (svg, " transform=\"translate(", info->x, " ");
  cjm_svg_append_attribute (svg, "", info->y, ") ");
  cjm_svg_append_attribute (svg, "rotate(", 90.0 * info->quarter_turns, ")\"");
}

static void
begin_group (CjmDevice *device, const CjmGroupInfo *info)
{
  CjmSvgDevice *self = (CjmSvgDevice *) device;
  const CjmPage *page = self->page;
  GString *svg = self->svg;
  double x = self->tile != NULL ? self->tile->x - self->tile->from.x : 0;
  double y = self->tile != NULL ? self->tile->y - self->tile->from.y : 0;

  g_string_append (svg, "<g");
  append_group_names (svg, info, self->tile == NULL);
  if (info->role == CJM_GROUP_SHEET)
    {
      cjm_svg_append_transform (svg, page->x + x * page->scale, page->y + y * page->scale,
                                page->scale);
      cjm_svg_append_text_defaults (svg, &self->defaults);
    }
  else if (info->quarter_turns != 0)
    append_turn (svg, info);
  else
    cjm_svg_append_transform (svg, info->x, info->y, 1);
  g_string_append (svg, ">\n");
}

static void
end_group (CjmDevice *device)
{
  g_string_append (get_svg (device), "</g>\n");
}

static void
fill (CjmDevice *device, const CjmPath *path, guint32 color, double alpha)
{
  GString *svg = get_svg (device);

  cjm_svg_append_shape (svg, path);
  g_string_append (svg, " fill=\"");
  cjm_svg_append_color (svg, color);
  g_string_append_c (svg, '"');
  if (alpha < 1)
    cjm_svg_append_attribute (svg, " fill-opacity=\"", alpha, "\"");
  g_string_append (svg, "/>\n");
}

static void
stroke (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke)
{
  GString *svg = get_svg (device);

  cjm_svg_append_shape (svg, path);
  g_string_append (svg, " fill=\"none\" stroke=\"");
  cjm_svg_append_color (svg, stroke->color);
  g_string_append_c (svg, '"');
  if (stroke->width != 1)
    cjm_svg_append_attribute (svg, " stroke-width=\"", stroke->width, "\"");
  if (stroke->dash != NULL)
    {
      for (guint i = 0; stroke->dash[i] > 0; i++)
        cjm_svg_append_attribute (svg, i == 0 ? " stroke-dasharray=\"" : " ", stroke->dash[i], "");
      g_string_append_c (svg, '"');
    }
  g_string_append (svg, "/>\n");
}

static void
text (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color)
{
  cjm_svg_append_text_block (get_svg (device), &((CjmSvgDevice *) device)->defaults, block, x, y,
                             color, NULL);
}

/* The letters once, painted over their own outline: the text is there one time only. */
static void
text_with_halo (CjmDevice *device,
                const CjmTextBlock *block,
                double x,
                double y,
                guint32 color,
                guint32 halo)
{
  g_autoptr (GString) outline = g_string_new (" paint-order=\"stroke\" stroke=\"");

  cjm_svg_append_color (outline, halo);
  cjm_svg_append_attribute (outline, "\" stroke-width=\"", 2 * CJM_HALO,
                            "\" stroke-linejoin=\"round\"");
  cjm_svg_append_text_block (get_svg (device), &((CjmSvgDevice *) device)->defaults, block, x, y,
                             color, outline->str);
}

/* Photos */

static gboolean
photo (CjmDevice *device, const CjmPhoto *photo, CjmRect rect, double radius)
{
  CjmSvgDevice *self = (CjmSvgDevice *) device;
  cairo_surface_t *surface = cjm_artwork_get_photo (self->artwork, photo);
  CjmRect whole;
  CjmPath frame;

  if (surface == NULL)
    return FALSE;

  self->n_photos++;
  whole = cjm_artwork_place_photo (rect, cairo_image_surface_get_width (surface),
                                   cairo_image_surface_get_height (surface));
  cjm_path_init (&frame);
  if (radius * 2 >= rect.width)
    cjm_path_add_circle (&frame, rect.x + rect.width / 2, rect.y + rect.height / 2, rect.width / 2);
  else
    cjm_path_add_rounded_rectangle (&frame, rect, radius);
  g_string_append_printf (self->svg, "<clipPath id=\"photo-%u-clip\">", self->n_photos);
  cjm_svg_append_shape (self->svg, &frame);
  g_string_append_printf (self->svg,
                          "/></clipPath>\n<image id=\"photo-%u\" clip-path=\"url(#photo-%u-clip)\"",
                          self->n_photos, self->n_photos);
  cjm_svg_append_attribute (self->svg, " x=\"", whole.x, "\"");
  cjm_svg_append_attribute (self->svg, " y=\"", whole.y, "\"");
  cjm_svg_append_attribute (self->svg, " width=\"", whole.width, "\"");
  cjm_svg_append_attribute (self->svg, " height=\"", whole.height, "\"");
  g_string_append (self->svg, " preserveAspectRatio=\"none\" xlink:href=\"");
  cjm_photo_append_address (self->svg, self->artwork, photo);
  g_string_append (self->svg, "\"/>\n");

  return TRUE;
}

/* Icons */

typedef struct
{
  GString *attributes;
  double size; /* of the icon's own square */
} IconHead;

static void
start_icon_element_cb (GMarkupParseContext *context,
                       const char *element,
                       const char **names,
                       const char **values,
                       gpointer user_data,
                       GError **error)
{
  IconHead *head = user_data;

  if (!g_str_equal (element, "svg"))
    return;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], "width"))
        head->size = g_ascii_strtod (values[i], NULL);
      else if (g_str_has_prefix (names[i], "stroke") || g_str_equal (names[i], "fill"))
        g_string_append_printf (head->attributes, " %s=\"%s\"", names[i], values[i]);
    }
}

/* What the program's own icon has inside goes into a group that has the icon's attributes, with
 * the colour in its place: not every program knows currentColor. */
static void
icon (CjmDevice *device, const char *icon_name, CjmRect rect, guint32 color)
{
  static const GMarkupParser parser = { .start_element = start_icon_element_cb };
  g_autoptr (GBytes) source = cjm_artwork_load_icon (icon_name);
  g_autoptr (GString) xml
      = g_string_new_len (g_bytes_get_data (source, NULL), g_bytes_get_size (source));
  g_autoptr (GString) paint = g_string_new (NULL);
  IconHead head = { g_string_new (NULL), 1 };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &head, NULL);
  GString *svg = get_svg (device);
  const char *inside, *end;

  cjm_svg_append_color (paint, color);
  g_string_replace (xml, "currentColor", paint->str, 0);
  g_markup_parse_context_parse (context, xml->str, xml->len, NULL);
  g_markup_parse_context_free (context);
  inside = strchr (strstr (xml->str, "<svg"), '>') + 1;
  end = strstr (inside, "</svg>");

  g_string_append (svg, "<g");
  cjm_svg_append_transform (svg, rect.x, rect.y, rect.width / head.size);
  g_string_append (svg, head.attributes->str);
  g_string_append_c (svg, '>');
  g_string_append_len (svg, inside, end - inside);
  g_string_append (svg, "</g>\n");
  g_string_free (head.attributes, TRUE);
}

static const CjmDeviceClass svg_device_class = {
  .begin_group = begin_group,
  .end_group = end_group,
  .fill = fill,
  .stroke = stroke,
  .text = text,
  .text_with_halo = text_with_halo,
  .photo = photo,
  .icon = icon,
};

/* The document */

static void
append_head (GString *svg, const CjmLayout *layout, const char *title, const CjmPage *page)
{
  const char *language = layout->map->language;

  g_string_append (svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\""
                        " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                        " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\"");
  cjm_svg_append_attribute (svg, " width=\"", page->width, "pt\"");
  cjm_svg_append_attribute (svg, " height=\"", page->height, "pt\"");
  cjm_svg_append_attribute (svg, " viewBox=\"0 0 ", page->width, " ");
  cjm_svg_append_attribute (svg, "", page->height, "\"");
  append_string_attribute (svg, " lang=\"", language);
  append_string_attribute (svg, " xml:lang=\"", language);
  g_string_append (svg, ">\n<title>");
  cjm_svg_append_text (svg, title, strlen (title));
  g_string_append (svg, "</title>\n");
  if (*layout->map->scenario != '\0')
    {
      g_string_append (svg, "<desc>");
      cjm_svg_append_text (svg, layout->map->scenario, strlen (layout->map->scenario));
      g_string_append (svg, "</desc>\n");
    }
}

CjmSvgDevice *
cjm_svg_device_new (const CjmLayout *layout,
                    const char *title,
                    const CjmPage *page,
                    CjmArtwork *artwork)
{
  CjmSvgDevice *device = g_new0 (CjmSvgDevice, 1);

  device->device.class = &svg_device_class;
  device->svg = g_string_sized_new (64 * 1024);
  device->page = page;
  device->artwork = artwork;
  device->defaults.typesetter = layout->typesetter;
  device->defaults.size = layout->metrics->text[CJM_TEXT_NOTE].size;
  device->defaults.color = layout->theme->inks[layout->metrics->text[CJM_TEXT_NOTE].ink];
  device->paper = layout->theme->inks[CJM_INK_PAPER];
  append_head (device->svg, layout, title, page);

  return device;
}

void
cjm_svg_device_fill_page (CjmSvgDevice *device)
{
  CjmPath paper;

  cjm_path_init (&paper);
  cjm_path_add_rectangle (&paper, (CjmRect){ 0, 0, device->page->width, device->page->height });
  fill (&device->device, &paper, device->paper, 1);
}

void
cjm_svg_device_begin_tile (CjmSvgDevice *device, const CjmTile *tile)
{
  const CjmPage *page = device->page;
  CjmPath frame;

  /* A part has paper of its own around its tiles. */
  if (device->n_tiles == 0)
    cjm_svg_device_fill_page (device);
  device->tile = tile;
  device->n_tiles++;
  cjm_path_init (&frame);
  cjm_path_add_rectangle (
      &frame, (CjmRect){ page->x + tile->x * page->scale, page->y + tile->y * page->scale,
                         tile->from.width * page->scale, tile->from.height * page->scale });
  g_string_append_printf (device->svg, "<clipPath id=\"tile-%u\">", device->n_tiles);
  cjm_svg_append_shape (device->svg, &frame);
  g_string_append_printf (device->svg, "/></clipPath>\n<g clip-path=\"url(#tile-%u)\">\n",
                          device->n_tiles);
}

void
cjm_svg_device_end_tile (CjmSvgDevice *device)
{
  g_string_append (device->svg, "</g>\n");
}

GBytes *
cjm_svg_device_finish (CjmSvgDevice *device)
{
  GString *svg = device->svg;

  g_string_append (svg, "</svg>\n");
  g_free (device);
  return g_string_free_to_bytes (svg);
}
