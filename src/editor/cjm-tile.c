#include "cjm-tile.h"

#include "cjm-place-name.h"
#include "cjm-rgba.h"

/* The frame of the focus reaches this far beyond the tile. */
#define FRAME_REACH 4

/* The ground of a tile that lies over others reaches this far above it. */
#define GROUND_REACH 8

/* What is left of a note that the filter dims. */
#define DIMMED 0.25

struct _CjmTile
{
  GtkWidget parent_instance;

  CjmSheet *sheet; /* the tile lies on it, so it is there as long as the tile */
  CjmStop stop;
  CjmTextBlock *block;
  /* What else of the map the drawing depends on, to know when it must be made again. */
  CjmRecord *record;
  CjmRowBox *row; /* where the neighbors of a note decide how it is drawn; else NULL */
  guint32 color;
  gboolean is_asking; /* or has a mark that its own record does not tell of */
  gboolean is_edited;
  gboolean is_current;
  gboolean is_selected;
  gboolean is_afloat;
  guint stamp;
  guint serial; /* of the layout that the name is from */
};

G_DEFINE_FINAL_TYPE (CjmTile, cjm_tile, GTK_TYPE_WIDGET)

/* The record that stands at the place: a note, a phase, a photo. */
static gpointer
find_record (const CjmLayout *layout, const CjmStop *stop)
{
  if (stop->place.kind == CJM_PLACE_PHOTO)
    return layout->map->persona;
  if (cjm_place_is_note (&stop->place))
    return layout->rows[stop->band - CJM_BAND_LANES]
        .row->cells[stop->column]
        ->notes[stop->note]
        .note;
  if (stop->band == CJM_BAND_PHASES)
    return layout->phases[stop->phase].phase;

  return NULL;
}

static guint32
find_color (const CjmLayout *layout, const CjmStop *stop)
{
  gboolean is_colored = cjm_place_is_note (&stop->place) || stop->band == CJM_BAND_PHASES
                        || stop->band == CJM_BAND_STEPS || stop->place.kind == CJM_PLACE_PHOTO;

  return is_colored && stop->phase < layout->n_phases ? layout->phases[stop->phase].color : 0;
}

static gboolean
find_is_asking (const CjmLayout *layout, const CjmStop *stop)
{
  if (stop->band == CJM_BAND_DESCRIPTIONS)
    return layout->phases[stop->phase].is_asking;
  if (stop->band == CJM_BAND_STEPS)
    return layout->step_boxes[stop->column].has_moment;
  if (stop->band == CJM_BAND_PHASES)
    return layout->phases[stop->phase].has_moment;

  return stop->place.kind == CJM_PLACE_CELL
         && layout->rows[stop->band - CJM_BAND_LANES].row->cells[stop->column]->is_asking;
}

/* Plain notes stand by themselves; faces and words of feelings make way for each other. */
static CjmRowBox *
find_row (const CjmLayout *layout, const CjmStop *stop)
{
  CjmRowBox *row;

  if (!cjm_place_is_note (&stop->place))
    return NULL;

  row = layout->rows[stop->band - CJM_BAND_LANES].row;
  return row->kind->look != CJM_LOOK_NOTES ? row : NULL;
}

static void
update_name (CjmTile *tile, const CjmLayout *layout)
{
  g_autofree char *name = cjm_place_dup_name (layout, &tile->stop);

  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
cjm_tile_set_stop (CjmTile *tile, const CjmStop *stop)
{
  const CjmLayout *layout = cjm_sheet_get_layout (tile->sheet);
  CjmRecord *record = find_record (layout, stop);
  guint32 color = find_color (layout, stop);
  gboolean is_asking = find_is_asking (layout, stop);
  CjmRowBox *row = find_row (layout, stop);
  gboolean is_same = tile->block == stop->block && tile->record == record && tile->color == color
                     && tile->is_asking == is_asking && tile->row == row
                     && tile->stop.phase == stop->phase && tile->stop.rect.width == stop->rect.width
                     && tile->stop.rect.height == stop->rect.height;

  if (stop->block != NULL)
    cjm_text_block_ref (stop->block);
  g_clear_pointer (&tile->block, cjm_text_block_unref);
  tile->block = stop->block;

  if (record != NULL)
    cjm_record_ref (record);
  g_clear_pointer (&tile->record, cjm_record_unref);
  tile->record = record;

  if (row != NULL)
    cjm_row_box_ref (row);
  g_clear_pointer (&tile->row, cjm_row_box_unref);
  tile->row = row;

  tile->stop = *stop;
  tile->color = color;
  tile->is_asking = is_asking;
  if (!is_same)
    gtk_widget_queue_draw (GTK_WIDGET (tile));
  /* The name tells of the lane, the phase and the number of notes as well. */
  if (tile->serial != cjm_sheet_get_serial (tile->sheet))
    update_name (tile, layout);
  tile->serial = cjm_sheet_get_serial (tile->sheet);
}

const CjmStop *
cjm_tile_get_stop (CjmTile *tile)
{
  return &tile->stop;
}

void
cjm_tile_set_is_edited (CjmTile *tile, gboolean is_edited)
{
  if (tile->is_edited == is_edited)
    return;

  tile->is_edited = is_edited;
  gtk_widget_queue_draw (GTK_WIDGET (tile));
}

void
cjm_tile_set_is_current (CjmTile *tile, gboolean is_current)
{
  if (tile->is_current == is_current)
    return;

  tile->is_current = is_current;
  gtk_widget_queue_draw (GTK_WIDGET (tile));
}

void
cjm_tile_set_is_selected (CjmTile *tile, gboolean is_selected)
{
  if (tile->is_selected == is_selected)
    return;

  tile->is_selected = is_selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_STATE_SELECTED, is_selected,
                               -1);
}

void
cjm_tile_set_is_afloat (CjmTile *tile, gboolean is_afloat)
{
  if (tile->is_afloat == is_afloat)
    return;

  tile->is_afloat = is_afloat;
  gtk_widget_queue_draw (GTK_WIDGET (tile));
}

void
cjm_tile_set_stamp (CjmTile *tile, guint stamp)
{
  tile->stamp = stamp;
}

guint
cjm_tile_get_stamp (CjmTile *tile)
{
  return tile->stamp;
}

static gboolean
is_dimmed (CjmTile *tile)
{
  const CjmPlace *place = &tile->stop.place;

  return !tile->is_edited
         && cjm_filter_dims (cjm_sheet_get_filter (tile->sheet), place,
                             cjm_place_is_note (place) ? (CjmNote *) tile->record : NULL);
}

/* What a label that lies over others stands on: the tab of its group, or paper. */
static guint32
get_ground (const CjmLayout *layout, const CjmStop *stop)
{
  gboolean is_upright = stop->place.target.field == CJM_FIELD_GROUP_NAME
                        && layout->rows[stop->band - CJM_BAND_LANES].is_group_upright;

  return layout->theme->inks[is_upright ? layout->theme->shapes->group_ink : CJM_INK_PAPER];
}

static void
cjm_tile_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CjmTile *tile = CJM_TILE (widget);
  const CjmFinds *finds = cjm_sheet_get_filter (tile->sheet)->finds;
  GtkStateFlags flags = gtk_widget_get_state_flags (widget);
  CjmStopState state = (flags & GTK_STATE_FLAG_PRELIGHT ? CJM_STATE_HOVERED : 0)
                       | (flags & GTK_STATE_FLAG_FOCUSED ? CJM_STATE_FOCUSED : 0)
                       | (tile->is_current ? CJM_STATE_CURRENT : 0)
                       | (tile->is_edited ? CJM_STATE_EDITED : 0);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (-FRAME_REACH, -FRAME_REACH,
                                               (float) tile->stop.rect.width + 2 * FRAME_REACH,
                                               (float) tile->stop.rect.height + 2 * FRAME_REACH);
  cairo_t *cr;

  if (tile->is_afloat)
    {
      const CjmLayout *layout = cjm_sheet_get_layout (tile->sheet);
      GdkRGBA paper = cjm_rgba_from_color (get_ground (layout, &tile->stop), 1);

      gtk_snapshot_append_color (
          snapshot, &paper,
          &GRAPHENE_RECT_INIT (0, -GROUND_REACH, (float) tile->stop.rect.width,
                               (float) tile->stop.rect.height + GROUND_REACH + 2));
    }

  if (is_dimmed (tile))
    gtk_snapshot_push_opacity (snapshot, DIMMED);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, -tile->stop.rect.x, -tile->stop.rect.y);
  cjm_screen_paint_stop (cr, cjm_sheet_get_layout (tile->sheet),
                         cjm_sheet_get_artwork (tile->sheet), &tile->stop, state);
  if (finds != NULL && !tile->is_edited)
    cjm_finds_paint (finds, cr, &tile->stop);
  cairo_destroy (cr);
  if (is_dimmed (tile))
    gtk_snapshot_pop (snapshot);
}

static void
cjm_tile_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GtkStateFlags shown = GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUSED;

  if (((gtk_widget_get_state_flags (widget) ^ previous) & shown) != 0)
    gtk_widget_queue_draw (widget);
  if ((gtk_widget_get_state_flags (widget) & ~previous & GTK_STATE_FLAG_FOCUSED) != 0)
    cjm_sheet_set_current (CJM_TILE (widget)->sheet, &CJM_TILE (widget)->stop.place);

  GTK_WIDGET_CLASS (cjm_tile_parent_class)->state_flags_changed (widget, previous);
}

static void
cjm_tile_dispose (GObject *object)
{
  CjmTile *tile = CJM_TILE (object);

  g_clear_pointer (&tile->block, cjm_text_block_unref);
  g_clear_pointer (&tile->record, cjm_record_unref);
  g_clear_pointer (&tile->row, cjm_row_box_unref);

  G_OBJECT_CLASS (cjm_tile_parent_class)->dispose (object);
}

static void
cjm_tile_class_init (CjmTileClass *class)
{
  GTK_WIDGET_CLASS (class)->snapshot = cjm_tile_snapshot;
  GTK_WIDGET_CLASS (class)->state_flags_changed = cjm_tile_state_flags_changed;
  G_OBJECT_CLASS (class)->dispose = cjm_tile_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "tile");
}

static void
cjm_tile_init (CjmTile *tile)
{
  gtk_widget_set_focusable (GTK_WIDGET (tile), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
}

GtkWidget *
cjm_tile_new (CjmSheet *sheet)
{
  CjmTile *tile = g_object_new (CJM_TYPE_TILE, NULL);

  tile->sheet = sheet;
  return GTK_WIDGET (tile);
}
