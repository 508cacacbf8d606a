#include "cjm-slide-device.h"
#include "cjm-alternative.h"
#include "cjm-drawing.h"
#include "cjm-export-surface.h"
#include "cjm-photo-data.h"
#include "cjm-slide-text.h"

#include <math.h>
#include <string.h>

/* Pixels of an icon's side. */
#define ICON_SIZE 160

/* Parts of a picture that are cut off are counted in these. */
#define WHOLE 100000.0

#define MAX_NAME 60

/* A group of the painter's while it is open. Only what belongs together when it is moved becomes a
 * group of the slide, for it is one at a time that a person can reach into. */
typedef struct
{
  CjmGroupInfo info;
  double x, y; /* where its coordinates begin on the sheet */
  int quarter_turns;
  gboolean is_group;
  guint n_shapes;
  CjmRect bounds; /* of its shapes, in EMUs */
  GString *xml;   /* where its shapes go: its own, or that of the group around it */
} Frame;

typedef struct
{
  GBytes *bytes;
  const char *suffix;
} Picture;

/* What was filled last: a stroke round the same shape is its edge. */
typedef struct
{
  gboolean is_there;
  CjmPath path; /* in EMUs */
  guint32 color;
  double alpha;
} Pending;

struct _CjmSlideDevice
{
  CjmDevice device;
  const CjmLayout *layout; /* borrowed, as the next two */
  const CjmPage *page;
  CjmArtwork *artwork;
  GArray *frames; /* of Frame; the first is the slide itself */
  GArray *pictures;
  GHashTable *icons; /* of "name color": the number of its picture and 1 */
  Pending pending;
  guint last_id;
  gboolean has_title;
};

static CjmSlideDevice *
get_self (CjmDevice *device)
{
  return (CjmSlideDevice *) device;
}

static Frame *
get_frame (CjmSlideDevice *self)
{
  return &g_array_index (self->frames, Frame, self->frames->len - 1);
}

/* Places: from the coordinates of the open group to EMUs of the slide. */

static CjmPoint
place_point (CjmSlideDevice *self, double x, double y)
{
  static const int cosines[] = { 1, 0, -1, 0 }, sines[] = { 0, 1, 0, -1 };
  const Frame *frame = get_frame (self);
  int turn = (frame->quarter_turns % 4 + 4) % 4;
  double sheet_x = frame->x + x * cosines[turn] - y * sines[turn];
  double sheet_y = frame->y + x * sines[turn] + y * cosines[turn];

  return (CjmPoint){ (self->page->x + sheet_x * self->page->scale) * CJM_EMU_PER_POINT,
                     (self->page->y + sheet_y * self->page->scale) * CJM_EMU_PER_POINT };
}

/* The rectangle before it is turned round its middle. */
static CjmRect
place_rect (CjmSlideDevice *self, CjmRect rect)
{
  CjmPoint middle = place_point (self, rect.x + rect.width / 2, rect.y + rect.height / 2);
  double scale = self->page->scale * CJM_EMU_PER_POINT;

  return (CjmRect){ middle.x - rect.width * scale / 2, middle.y - rect.height * scale / 2,
                    rect.width * scale, rect.height * scale };
}

static void
place_path (CjmSlideDevice *self, const CjmPath *path, CjmPath *placed)
{
  cjm_path_init (placed);
  for (guint i = 0; i < path->n_segments; i++)
    {
      const CjmPathSegment *segment = &path->segments[i];
      guint n_points = segment->verb == CJM_PATH_CURVE ? 3 : 1;
      CjmPoint points[3];

      for (guint j = 0; j < n_points && segment->verb != CJM_PATH_CLOSE; j++)
        points[j] = place_point (self, segment->x[j], segment->y[j]);
      switch (segment->verb)
        {
        case CJM_PATH_MOVE:
          cjm_path_move_to (placed, points[0].x, points[0].y);
          break;
        case CJM_PATH_LINE:
          cjm_path_line_to (placed, points[0].x, points[0].y);
          break;
        case CJM_PATH_CURVE:
          cjm_path_curve_to (placed, points[0].x, points[0].y, points[1].x, points[1].y,
                             points[2].x, points[2].y);
          break;
        case CJM_PATH_CLOSE:
          cjm_path_close (placed);
          break;
        }
    }
}

/* Names */

/* The words of a record that has some near: the note's, the phase's, the lane's. */
static const char *
find_name (CjmSlideDevice *self)
{
  for (guint i = self->frames->len; i > 0; i--)
    {
      const CjmGroupInfo *info = &g_array_index (self->frames, Frame, i - 1).info;
      const CjmNote *note = info->role == CJM_GROUP_NOTE
                                ? cjm_map_find_note (self->layout->map, info->id, NULL)
                                : NULL;

      if (note != NULL && *note->text != '\0')
        return note->text;
      if (info->role != CJM_GROUP_SHEET && info->name != NULL && *info->name != '\0')
        return info->name;
    }

  return "";
}

/* Programs show names in a list; each is told apart by its number. */
static void
append_names (CjmSlideDevice *self, const char *kind, const char *description)
{
  GString *xml = get_frame (self)->xml;
  const char *name = find_name (self);
  g_autofree char *line = g_strndup (name, strcspn (name, "\n"));
  g_autofree char *cut = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), MAX_NAME));

  self->last_id++;
  g_string_append_printf (xml, "<p:cNvPr id=\"%u\" name=\"%s %u", self->last_id, kind,
                          self->last_id);
  if (*cut != '\0')
    {
      g_string_append (xml, ": ");
      cjm_slide_text_append_plain (xml, cut);
    }
  g_string_append_c (xml, '"');
  if (description != NULL && *description != '\0')
    {
      g_string_append (xml, " descr=\"");
      cjm_slide_text_append_plain (xml, description);
      g_string_append (xml, "\"/>");
    }
  else if (description != NULL)
    g_string_append (xml, "/>");
  else
    /* Who does not see it misses nothing. */
    g_string_append (xml, "><a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\">"
                          "<adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/"
                          "drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst></p:cNvPr>");
}

/* Groups */

static void
count_shape (CjmSlideDevice *self, CjmRect place)
{
  Frame *frame = get_frame (self);
  double right = MAX (frame->bounds.x + frame->bounds.width, place.x + place.width);
  double bottom = MAX (frame->bounds.y + frame->bounds.height, place.y + place.height);

  if (frame->n_shapes++ == 0)
    {
      frame->bounds = place;
      return;
    }

  frame->bounds.x = MIN (frame->bounds.x, place.x);
  frame->bounds.y = MIN (frame->bounds.y, place.y);
  frame->bounds.width = right - frame->bounds.x;
  frame->bounds.height = bottom - frame->bounds.y;
}

static void
append_shape (CjmSlideDevice *self,
              const CjmPath *path,
              const Pending *filled,
              const CjmStroke *line)
{
  GString *xml = get_frame (self)->xml;

  g_string_append (xml, "<p:sp><p:nvSpPr>");
  append_names (self, "Shape", NULL);
  g_string_append (xml, "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
  cjm_drawing_append_shape (xml, path, filled != NULL);
  if (filled != NULL)
    cjm_drawing_append_fill (xml, filled->color, filled->alpha);
  else
    g_string_append (xml, "<a:noFill/>");
  cjm_drawing_append_line (xml, line);
  g_string_append (xml, "</p:spPr></p:sp>\n");
  count_shape (self, cjm_drawing_get_bounds (path));
}

static void
flush (CjmSlideDevice *self)
{
  if (!self->pending.is_there)
    return;

  self->pending.is_there = FALSE;
  append_shape (self, &self->pending.path, &self->pending, NULL);
  cjm_path_clear (&self->pending.path);
}

static gboolean
is_group (CjmGroupRole role)
{
  return role == CJM_GROUP_NOTE || role == CJM_GROUP_PHASE || role == CJM_GROUP_STEP
         || role == CJM_GROUP_STAGE || role == CJM_GROUP_CURVES;
}

static void
begin_group (CjmDevice *device, const CjmGroupInfo *info)
{
  CjmSlideDevice *self = get_self (device);
  const Frame *around;
  Frame frame = { .info = *info };
  CjmPoint origin;

  flush (self);
  around = get_frame (self);
  origin = place_point (self, info->x, info->y);
  frame.x = (origin.x / CJM_EMU_PER_POINT - self->page->x) / self->page->scale;
  frame.y = (origin.y / CJM_EMU_PER_POINT - self->page->y) / self->page->scale;
  frame.quarter_turns = around->quarter_turns + info->quarter_turns;
  frame.is_group = is_group (info->role) && !around->is_group;
  frame.xml = frame.is_group ? g_string_new (NULL) : around->xml;
  g_array_append_val (self->frames, frame);
}

static char *
dup_description (CjmSlideDevice *self, const Frame *frame)
{
  const Frame *around = frame - 1;
  const CjmLane *lane = frame->info.role == CJM_GROUP_CURVES
                            ? cjm_map_find_lane (self->layout->map, around->info.id)
                            : NULL;

  return lane != NULL ? cjm_alternative_dup_curves (self->layout, lane) : g_strdup ("");
}

/* The children of a group have the slide's own coordinates. */
static void
append_group (CjmSlideDevice *self, const Frame *frame)
{
  g_autofree char *description = dup_description (self, frame);
  CjmRect bounds = frame->bounds;
  GString *xml;

  /* The names are those of the group, and go where its element does. */
  get_frame (self)->xml = (frame - 1)->xml;
  xml = get_frame (self)->xml;
  g_string_append (xml, "<p:grpSp><p:nvGrpSpPr>");
  append_names (self, "Group", description);
  g_string_append_printf (xml,
                          "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
                          "<a:off x=\"%ld\" y=\"%ld\"/><a:ext cx=\"%ld\" cy=\"%ld\"/>"
                          "<a:chOff x=\"%ld\" y=\"%ld\"/><a:chExt cx=\"%ld\" cy=\"%ld\"/>"
                          "</a:xfrm></p:grpSpPr>\n",
                          lround (bounds.x), lround (bounds.y), lround (bounds.width),
                          lround (bounds.height), lround (bounds.x), lround (bounds.y),
                          lround (bounds.width), lround (bounds.height));
}

static void
end_group (CjmDevice *device)
{
  CjmSlideDevice *self = get_self (device);
  Frame *frame;
  GString *children = NULL;
  gboolean is_open;
  guint n_shapes;
  CjmRect bounds;

  flush (self);
  frame = get_frame (self);
  n_shapes = frame->n_shapes;
  bounds = frame->bounds;
  is_open = frame->is_group && n_shapes > 1;
  if (frame->is_group)
    children = frame->xml;
  if (is_open)
    append_group (self, frame);
  g_array_set_size (self->frames, self->frames->len - 1);
  if (children != NULL)
    {
      g_string_append_len (get_frame (self)->xml, children->str, (gssize) children->len);
      g_string_free (children, TRUE);
    }
  if (is_open)
    g_string_append (get_frame (self)->xml, "</p:grpSp>\n");
  if (n_shapes > 0)
    count_shape (self, bounds);
}

/* Shapes */

static void
fill (CjmDevice *device, const CjmPath *path, guint32 color, double alpha)
{
  CjmSlideDevice *self = get_self (device);

  flush (self);
  self->pending.is_there = TRUE;
  self->pending.color = color;
  self->pending.alpha = alpha;
  place_path (self, path, &self->pending.path);
}

static void
stroke (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke)
{
  CjmSlideDevice *self = get_self (device);
  double scale = self->page->scale * CJM_EMU_PER_POINT, dash[8] = { 0 };
  CjmStroke line = { stroke->color, stroke->width * scale, stroke->dash != NULL ? dash : NULL };
  CjmPath placed;

  for (guint i = 0; stroke->dash != NULL && stroke->dash[i] > 0 && i + 1 < G_N_ELEMENTS (dash); i++)
    dash[i] = stroke->dash[i] * scale;
  place_path (self, path, &placed);
  if (self->pending.is_there && cjm_path_equal (&self->pending.path, &placed))
    {
      self->pending.is_there = FALSE;
      append_shape (self, &placed, &self->pending, &line);
      cjm_path_clear (&self->pending.path);
    }
  else
    {
      flush (self);
      append_shape (self, &placed, NULL, &line);
    }
  cjm_path_clear (&placed);
}

/* Texts */

static gboolean
is_title (const CjmTextBlock *block)
{
  return block->role == CJM_TEXT_TITLE || block->role == CJM_TEXT_TITLE_LONG;
}

static void
text (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color)
{
  CjmSlideDevice *self = get_self (device);
  CjmRect box = cjm_slide_text_get_box (block), place;
  gboolean becomes_title = is_title (block) && !self->has_title;
  GString *xml;

  flush (self);
  xml = get_frame (self)->xml;
  box.x += x;
  box.y += y;
  place = place_rect (self, box);
  g_string_append (xml, "<p:sp><p:nvSpPr>");
  append_names (self, becomes_title ? "Title" : "Text", "");
  g_string_append (xml, becomes_title
                            ? "<p:cNvSpPr/><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr>"
                            : "<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr>");
  g_string_append (xml, "<p:spPr>");
  cjm_drawing_append_place (xml, place, get_frame (self)->quarter_turns);
  g_string_append (xml, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>");
  cjm_slide_text_append (xml, block, self->layout->map->language, color, self->page->scale);
  g_string_append (xml, "</p:sp>\n");
  self->has_title = self->has_title || becomes_title;
  count_shape (self, place);
}

/* Pictures */

static guint
add_picture (CjmSlideDevice *self, GBytes *bytes, const char *suffix)
{
  Picture picture = { bytes, suffix };

  g_array_append_val (self->pictures, picture);
  return self->pictures->len - 1;
}

static void
append_picture (CjmSlideDevice *self,
                guint index,
                CjmRect place,
                CjmRect whole,
                const char *shape,
                const char *description)
{
  GString *xml = get_frame (self)->xml;

  g_string_append (xml, "<p:pic><p:nvPicPr>");
  append_names (self, "Picture", description);
  g_string_append_printf (xml,
                          "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/>"
                          "</p:nvPicPr><p:blipFill><a:blip r:embed=\"rId%u\"/>",
                          index + CJM_SLIDE_FIRST_PICTURE);
  g_string_append_printf (
      xml, "<a:srcRect l=\"%ld\" t=\"%ld\" r=\"%ld\" b=\"%ld\"/>",
      lround ((place.x - whole.x) / whole.width * WHOLE),
      lround ((place.y - whole.y) / whole.height * WHOLE),
      lround ((whole.x + whole.width - place.x - place.width) / whole.width * WHOLE),
      lround ((whole.y + whole.height - place.y - place.height) / whole.height * WHOLE));
  g_string_append (xml, "<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>");
  cjm_drawing_append_place (xml, place, 0);
  g_string_append_printf (xml, "%s</p:spPr></p:pic>\n", shape);
  count_shape (self, place);
}

static char *
dup_photo_shape (CjmRect rect, double radius)
{
  double side = MIN (rect.width, rect.height);

  if (radius * 2 >= side)
    return g_strdup ("<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>");

  return g_strdup_printf ("<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" "
                          "fmla=\"val %ld\"/></a:avLst></a:prstGeom>",
                          lround (radius / side * WHOLE));
}

/* The note whose picture it is, or 0 for the persona's. */
static CjmId
find_note (CjmSlideDevice *self)
{
  for (guint i = self->frames->len; i > 0; i--)
    if (g_array_index (self->frames, Frame, i - 1).info.role == CJM_GROUP_NOTE)
      return g_array_index (self->frames, Frame, i - 1).info.id;

  return 0;
}

static gboolean
photo (CjmDevice *device, const CjmPhoto *photo, CjmRect rect, double radius)
{
  CjmSlideDevice *self = get_self (device);
  const char *media_type;
  GBytes *bytes = cjm_photo_dup_data (self->artwork, photo, &media_type);
  g_autofree char *shape = dup_photo_shape (rect, radius), *description = NULL;
  cairo_surface_t *surface;
  CjmId note = find_note (self);
  CjmRect place;

  if (bytes == NULL)
    return FALSE;

  flush (self);
  description = note != 0 ? cjm_alternative_dup_picture (self->layout, note)
                          : cjm_alternative_dup_persona (self->layout);
  surface = cjm_artwork_get_photo (self->artwork, photo);
  place = place_rect (self, rect);
  append_picture (self,
                  add_picture (self, bytes, g_str_equal (media_type, "image/png") ? "png" : "jpeg"),
                  place,
                  cjm_artwork_place_photo (place, cairo_image_surface_get_width (surface),
                                           cairo_image_surface_get_height (surface)),
                  shape, description);
  return TRUE;
}

static GBytes *
draw_icon (CjmSlideDevice *self, const char *icon, guint32 color)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ICON_SIZE, ICON_SIZE);
  RsvgRectangle viewport = { 0, 0, ICON_SIZE, ICON_SIZE };
  GByteArray *bytes = g_byte_array_new ();
  cairo_t *cr = cairo_create (surface);

  rsvg_handle_render_document (cjm_artwork_get_icon (self->artwork, icon, color), cr, &viewport,
                               NULL);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, cjm_export_append_cb, bytes);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

/* The same icon in the same colour is one picture. */
static void
icon (CjmDevice *device, const char *icon_name, CjmRect rect, guint32 color)
{
  CjmSlideDevice *self = get_self (device);
  g_autofree char *key = g_strdup_printf ("%s %06x", icon_name, color);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->icons, key));
  CjmRect place;

  flush (self);
  if (index == 0)
    {
      index = add_picture (self, draw_icon (self, icon_name, color), "png") + 1;
      g_hash_table_insert (self->icons, g_steal_pointer (&key), GUINT_TO_POINTER (index));
    }
  place = place_rect (self, rect);
  append_picture (self, index - 1, place, place,
                  "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>", NULL);
}

static const CjmDeviceClass slide_device_class = {
  .begin_group = begin_group,
  .end_group = end_group,
  .fill = fill,
  .stroke = stroke,
  .text = text,
  .photo = photo,
  .icon = icon,
};

static void
picture_clear (gpointer data)
{
  g_bytes_unref (((Picture *) data)->bytes);
}

CjmSlideDevice *
cjm_slide_device_new (const CjmLayout *layout, const CjmPage *page, CjmArtwork *artwork)
{
  CjmSlideDevice *self = g_new0 (CjmSlideDevice, 1);
  Frame slide = { .info = { .role = CJM_GROUP_SHEET }, .xml = g_string_new (NULL) };

  self->device.class = &slide_device_class;
  self->layout = layout;
  self->page = page;
  self->artwork = artwork;
  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_append_val (self->frames, slide);
  self->pictures = g_array_new (FALSE, FALSE, sizeof (Picture));
  g_array_set_clear_func (self->pictures, picture_clear);
  self->icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->last_id = 1; /* that of the tree of shapes */

  return self;
}

void
cjm_slide_device_free (CjmSlideDevice *device)
{
  g_string_free (g_array_index (device->frames, Frame, 0).xml, TRUE);
  g_array_unref (device->frames);
  g_array_unref (device->pictures);
  g_hash_table_unref (device->icons);
  g_free (device);
}

const char *
cjm_slide_device_get_xml (const CjmSlideDevice *device)
{
  return g_array_index (device->frames, Frame, 0).xml->str;
}

guint
cjm_slide_device_get_n_pictures (const CjmSlideDevice *device)
{
  return device->pictures->len;
}

GBytes *
cjm_slide_device_get_picture (const CjmSlideDevice *device, guint index, const char **suffix)
{
  const Picture *picture = &g_array_index (device->pictures, Picture, index);

  *suffix = picture->suffix;
  return picture->bytes;
}
