#include "cjm-tag-device.h"
#include "cjm-alternative.h"

struct _CjmTagDevice
{
  CjmDevice device;
  CjmDevice *target; /* borrowed, as are the next two */
  cairo_t *cr;
  const CjmLayout *layout;

  GHashTable *links;  /* of ids of notes and addresses of their sources */
  GArray *notes;      /* of CjmTagNote */
  GArray *roles;      /* of CjmGroupRole: the groups that are open */
  guint n_elements;   /* begun so far */
  const CjmLane *row; /* the lane that is drawn, or NULL */
  gboolean has_document;
  gboolean has_table;
  gboolean has_row;
  gboolean has_header; /* the header cell of the row was begun, */
  gboolean has_ended;  /* and ended */
  gboolean has_leaf;   /* texts stand in an element already */
  const char *address; /* where the texts of a note lead to; or NULL */
  CjmId note;          /* that is drawn; or 0 */
  guint n_columns;     /* of the row that are filled */
};

static void
clear_note (gpointer data)
{
  g_free (((CjmTagNote *) data)->alternative);
}

static void
begin (CjmTagDevice *self, const char *name)
{
  cairo_tag_begin (self->cr, name, NULL);
  self->n_elements++;
}

static void
end (CjmTagDevice *self, const char *name)
{
  cairo_tag_end (self->cr, name);
}

/* On the element that was begun last. */
static void
add_note (CjmTagDevice *self, char *alternative, const char *scope, guint span)
{
  CjmTagNote entry = { self->n_elements - 1, alternative, scope, span };

  g_array_append_val (self->notes, entry);
}

/* Elements in which texts stand */

static void
begin_leaf (CjmTagDevice *self, const char *name)
{
  begin (self, name);
  self->has_leaf = TRUE;
}

static void
end_leaf (CjmTagDevice *self, const char *name)
{
  end (self, name);
  self->has_leaf = FALSE;
}

/* The table */

static guint
count_columns (const CjmTagDevice *self, guint phase)
{
  guint n = 0;

  for (guint i = 0; i < self->layout->n_columns; i++)
    n += self->layout->columns[i].phase == phase;

  return n;
}

static guint
find_column_of_phase (const CjmTagDevice *self, CjmId phase)
{
  const CjmLayout *layout = self->layout;
  guint column = 0;

  while (column < layout->n_columns
         && layout->phases[layout->columns[column].phase].phase->record.id != phase)
    column++;

  return column;
}

/* Looked for from the last one on: cells come in their order. */
static guint
find_column_of_step (const CjmTagDevice *self, CjmId step)
{
  guint column = self->n_columns;

  while (column < self->layout->n_columns && self->layout->columns[column].step != step)
    column++;

  return column;
}

static void
begin_row (CjmTagDevice *self)
{
  if (!self->has_table)
    begin (self, "Table");
  begin (self, "TR");
  self->has_table = self->has_row = TRUE;
  self->has_header = self->has_ended = FALSE;
  self->n_columns = 0;
}

/* What stands before a row; nothing where it has no label. */
static void
begin_row_header (CjmTagDevice *self)
{
  if (self->has_header)
    return;

  begin (self, "TH");
  add_note (self, NULL, "Row", 0);
  self->has_header = TRUE;
}

static void
end_row_header (CjmTagDevice *self)
{
  if (self->has_ended)
    return;

  begin_row_header (self);
  end (self, "TH");
  self->has_ended = TRUE;
}

/* Cells in which nothing is drawn, up to @column. */
static void
fill_row (CjmTagDevice *self, guint column)
{
  end_row_header (self);
  if (column > self->n_columns)
    {
      begin (self, "TD");
      if (column - self->n_columns > 1)
        add_note (self, NULL, NULL, column - self->n_columns);
      end (self, "TD");
      self->n_columns = column;
    }
}

static void
end_row (CjmTagDevice *self)
{
  if (!self->has_row)
    return;

  fill_row (self, self->layout->n_columns);
  end (self, "TR");
  self->has_row = FALSE;
}

static void
end_table (CjmTagDevice *self)
{
  if (self->has_table)
    end (self, "Table");
  self->has_table = FALSE;
}

static void
begin_cell (CjmTagDevice *self, gboolean is_header, guint column, guint span)
{
  fill_row (self, column);
  begin (self, is_header ? "TH" : "TD");
  if (is_header || span > 1)
    add_note (self, NULL, is_header ? "Column" : NULL, span > 1 ? span : 0);
  self->n_columns = column + span;
}

static void
begin_phase_cell (CjmTagDevice *self, gboolean is_header, CjmId phase)
{
  guint column = find_column_of_phase (self, phase);

  if (column < self->layout->n_columns)
    begin_cell (self, is_header, column, count_columns (self, self->layout->columns[column].phase));
  else
    begin_cell (self, is_header, self->n_columns, 1);
}

static void
begin_step_cell (CjmTagDevice *self, gboolean is_header, CjmId step)
{
  guint column = find_column_of_step (self, step), span = 1;

  if (column < self->layout->n_columns && self->row != NULL && self->row->is_by_phase)
    span = count_columns (self, self->layout->columns[column].phase);
  begin_cell (self, is_header, MIN (column, self->layout->n_columns), span);
}

/* Where the audience stands is drawn below the cells of a row: it is a row of its own. */
static void
begin_stage (CjmTagDevice *self, CjmId phase)
{
  if (self->n_columns > find_column_of_phase (self, phase))
    {
      end_row (self);
      begin_row (self);
    }
  begin_phase_cell (self, FALSE, phase);
}

/* Notes */

/* The addresses of the sources that have one which a reader of PDF can follow. */
static GHashTable *
read_addresses (const CjmMap *map)
{
  GHashTable *addresses = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < cjm_sequence_get_length (map->sources); i++)
    {
      const CjmSource *source = cjm_sequence_get (map->sources, i);
      char *link = cjm_alternative_dup_link (source->address);

      if (link != NULL)
        g_hash_table_insert (addresses, (gpointer) &source->record.id, link);
    }

  return addresses;
}

static void
link_lane (GHashTable *links, GHashTable *addresses, const CjmLane *lane)
{
  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    {
      const CjmCell *cell = cjm_sequence_get (lane->cells, i);

      for (guint j = 0; j < cjm_sequence_get_length (cell->notes); j++)
        {
          const CjmNote *note = cjm_sequence_get (cell->notes, j);
          const char *address = g_hash_table_lookup (addresses, &note->source);

          if (address != NULL)
            g_hash_table_insert (links, (gpointer) &note->record.id, g_strdup (address));
        }
    }
}

/* Ids are those of the map's records, which stay where they are. */
static GHashTable *
link_notes (const CjmMap *map)
{
  GHashTable *links = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GHashTable) addresses = read_addresses (map);

  for (guint i = 0; g_hash_table_size (addresses) > 0 && i < cjm_map_get_n_lanes (map); i++)
    link_lane (links, addresses, cjm_map_get_lane (map, i));

  return links;
}

/* Groups */

static void
begin_curves (CjmTagDevice *self)
{
  begin_row_header (self);
  begin_leaf (self, "Figure");
  add_note (self, cjm_alternative_dup_curves (self->layout, self->row), NULL, 0);
}

static void
begin_element (CjmTagDevice *self, const CjmGroupInfo *info)
{
  switch (info->role)
    {
    case CJM_GROUP_SHEET:
      begin (self, self->has_document ? "Part" : "Document");
      break;
    case CJM_GROUP_CARD:
      begin (self, "Sect");
      break;
    case CJM_GROUP_MASTHEAD:
    case CJM_GROUP_FOOTER:
      end_table (self);
      begin (self, "Sect");
      break;
    case CJM_GROUP_PHASES:
    case CJM_GROUP_DESCRIPTIONS:
    case CJM_GROUP_STEPS:
    case CJM_GROUP_LANE:
      self->row
          = info->role == CJM_GROUP_LANE ? cjm_map_find_lane (self->layout->map, info->id) : NULL;
      begin_row (self);
      break;
    case CJM_GROUP_LABEL:
      begin_row_header (self);
      break;
    case CJM_GROUP_PHASE:
      begin_phase_cell (self, TRUE, info->id);
      break;
    case CJM_GROUP_DESCRIPTION:
      begin_phase_cell (self, FALSE, info->id);
      break;
    case CJM_GROUP_STEP:
      begin_step_cell (self, TRUE, info->id);
      break;
    case CJM_GROUP_STAGE:
      begin_stage (self, info->id);
      break;
    case CJM_GROUP_CURVES:
      begin_curves (self);
      break;
    case CJM_GROUP_CELL:
      begin_step_cell (self, FALSE, info->id);
      break;
    case CJM_GROUP_NOTE:
      self->note = info->id;
      self->address = g_hash_table_lookup (self->links, &info->id);
      break;
    case CJM_GROUP_TURNED:
      break;
    }
}

static void
end_element (CjmTagDevice *self, CjmGroupRole role)
{
  switch (role)
    {
    case CJM_GROUP_SHEET:
      end_table (self);
      end (self, self->has_document ? "Part" : "Document");
      break;
    case CJM_GROUP_MASTHEAD:
    case CJM_GROUP_FOOTER:
    case CJM_GROUP_CARD:
      end (self, "Sect");
      break;
    case CJM_GROUP_PHASES:
    case CJM_GROUP_DESCRIPTIONS:
    case CJM_GROUP_STEPS:
    case CJM_GROUP_LANE:
      end_row (self);
      break;
    case CJM_GROUP_LABEL:
    case CJM_GROUP_TURNED:
      break;
    case CJM_GROUP_PHASE:
    case CJM_GROUP_STEP:
      end (self, "TH");
      break;
    case CJM_GROUP_DESCRIPTION:
    case CJM_GROUP_STAGE:
    case CJM_GROUP_CELL:
      end (self, "TD");
      break;
    case CJM_GROUP_CURVES:
      end_leaf (self, "Figure");
      break;
    case CJM_GROUP_NOTE:
      self->note = 0;
      self->address = NULL;
      break;
    }
}

static void
begin_group (CjmDevice *device, const CjmGroupInfo *info)
{
  CjmTagDevice *self = (CjmTagDevice *) device;

  g_array_append_val (self->roles, info->role);
  begin_element (self, info);
  self->target->class->begin_group (self->target, info);
}

static void
end_group (CjmDevice *device)
{
  CjmTagDevice *self = (CjmTagDevice *) device;
  CjmGroupRole role = g_array_index (self->roles, CjmGroupRole, self->roles->len - 1);

  self->target->class->end_group (self->target);
  end_element (self, role);
  g_array_set_size (self->roles, self->roles->len - 1);
}

/* What is drawn */

static void
fill (CjmDevice *device, const CjmPath *path, guint32 color, double alpha)
{
  CjmTagDevice *self = (CjmTagDevice *) device;

  self->target->class->fill (self->target, path, color, alpha);
}

static void
stroke (CjmDevice *device, const CjmPath *path, const CjmStroke *stroke)
{
  CjmTagDevice *self = (CjmTagDevice *) device;

  self->target->class->stroke (self->target, path, stroke);
}

static const char *
get_element (CjmTextRole role)
{
  if (role == CJM_TEXT_TITLE || role == CJM_TEXT_TITLE_LONG)
    return "H1";

  return role == CJM_TEXT_PHASE_NAME || role == CJM_TEXT_FOOTER_LABEL ? "H2" : "P";
}

/* NULL where the text stands in an element already. */
static const char *
begin_text (CjmTagDevice *self, const CjmTextBlock *block)
{
  const char *element = get_element (block->role);

  if (self->has_leaf)
    return NULL;

  begin_leaf (self, element);
  if (self->address != NULL)
    {
      g_autofree char *attributes = g_strdup_printf ("uri='%s'", self->address);

      cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
      self->n_elements++;
    }
  return element;
}

static void
end_text (CjmTagDevice *self, const char *element)
{
  if (element == NULL)
    return;

  if (self->address != NULL)
    cairo_tag_end (self->cr, CAIRO_TAG_LINK);
  end_leaf (self, element);
}

static void
text (CjmDevice *device, const CjmTextBlock *block, double x, double y, guint32 color)
{
  CjmTagDevice *self = (CjmTagDevice *) device;
  const char *element = begin_text (self, block);

  self->target->class->text (self->target, block, x, y, color);
  end_text (self, element);
}

static void
text_with_halo (CjmDevice *device,
                const CjmTextBlock *block,
                double x,
                double y,
                guint32 color,
                guint32 halo)
{
  CjmTagDevice *self = (CjmTagDevice *) device;
  const char *element = begin_text (self, block);

  cjm_device_draw_text_with_halo (self->target, block, x, y, color, halo);
  end_text (self, element);
}

/* The one that is in no note is that of the persona. */
static gboolean
photo (CjmDevice *device, const CjmPhoto *photo, CjmRect rect, double radius)
{
  CjmTagDevice *self = (CjmTagDevice *) device;
  gboolean is_own = !self->has_leaf, is_drawn;

  if (is_own)
    {
      begin_leaf (self, "Figure");
      add_note (self,
                self->note != 0 ? cjm_alternative_dup_picture (self->layout, self->note)
                                : cjm_alternative_dup_persona (self->layout),
                NULL, 0);
    }
  is_drawn = self->target->class->photo (self->target, photo, rect, radius);
  if (is_own)
    end_leaf (self, "Figure");

  return is_drawn;
}

static void
icon (CjmDevice *device, const char *icon_name, CjmRect rect, guint32 color)
{
  CjmTagDevice *self = (CjmTagDevice *) device;

  self->target->class->icon (self->target, icon_name, rect, color);
}

static const CjmDeviceClass tag_device_class = {
  .begin_group = begin_group,
  .end_group = end_group,
  .fill = fill,
  .stroke = stroke,
  .text = text,
  .text_with_halo = text_with_halo,
  .photo = photo,
  .icon = icon,
};

CjmTagDevice *
cjm_tag_device_new (const CjmLayout *layout)
{
  CjmTagDevice *self = g_new0 (CjmTagDevice, 1);

  self->device.class = &tag_device_class;
  self->layout = layout;
  self->links = link_notes (layout->map);
  self->roles = g_array_new (FALSE, FALSE, sizeof (CjmGroupRole));
  self->notes = g_array_new (FALSE, FALSE, sizeof (CjmTagNote));
  g_array_set_clear_func (self->notes, clear_note);

  return self;
}

void
cjm_tag_device_free (CjmTagDevice *self)
{
  g_hash_table_unref (self->links);
  g_array_unref (self->roles);
  g_array_unref (self->notes);
  g_free (self);
}

CjmDevice *
cjm_tag_device_aim (CjmTagDevice *self, CjmDevice *target, cairo_t *cr)
{
  self->target = target;
  self->cr = cr;
  return &self->device;
}

void
cjm_tag_device_begin_document (CjmTagDevice *self, cairo_t *cr)
{
  self->cr = cr;
  begin (self, "Document");
  self->has_document = TRUE;
}

void
cjm_tag_device_end_document (CjmTagDevice *self)
{
  self->has_document = FALSE;
  end (self, "Document");
}

void
cjm_tag_device_begin_leaf (CjmTagDevice *self,
                           cairo_t *cr,
                           const char *name,
                           const char *alternative)
{
  if (self == NULL)
    return;

  self->cr = cr;
  begin_leaf (self, name);
  if (alternative != NULL)
    add_note (self, g_strdup (alternative), NULL, 0);
}

void
cjm_tag_device_end_leaf (CjmTagDevice *self, const char *name)
{
  if (self != NULL)
    end_leaf (self, name);
}

gboolean
cjm_tag_device_has_leaf (const CjmTagDevice *self)
{
  return self->has_leaf;
}

const GArray *
cjm_tag_device_get_notes (const CjmTagDevice *self)
{
  return self->notes;
}
