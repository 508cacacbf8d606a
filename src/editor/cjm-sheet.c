#include "cjm-sheet.h"

#include "cjm-band.h"
#include "cjm-tile.h"

#include <math.h>
#include <string.h>

/* Labels and headers stay in sight only while they leave most of the view to the notes. */
#define MAX_COVERED_PART 0.4

/* The rail reaches this far beyond the labels' edge, over the margin of the page. */
#define RAIL_REACH 12.0

/* Below this many device pixels the text of notes is drawn as grey lines. */
#define MIN_TEXT_PIXELS 4.0

/* While the zoom is moving, so is what can be read only with an effort: it comes back when the
 * zoom has rested for so many milliseconds. */
#define MIN_MOVING_TEXT_PIXELS 7.0
#define REST_MS 120

/* What is left of a thing that is being dragged to another place. */
#define LIFTED 0.3

/* Tiles are made this far around the view, in points, so that scrolling finds them ready. */
#define VIEW_REACH 60.0

struct _CjmSheet
{
  GtkWidget parent_instance;

  CjmLayout *layout;
  CjmArtwork *artwork;
  CjmRect view;
  double scale;
  double header_shift; /* how far the headers were moved down to stay in sight */
  double rail_shift;   /* how far the rails were moved along the page */
  guint rest_timeout;  /* runs after the zoom changed */
  gboolean is_zooming; /* it changed again before it rested */

  GPtrArray *bands; /* of CjmBand, by index */
  GPtrArray *rails; /* of CjmBand or NULL, by index */
  GHashTable
      *tiles; /* CjmPlace => CjmTile; owns them, as a row that goes takes its widgets along */
  guint stamp;
  guint serial; /* of the layout */

  CjmFilter filter;
  CjmStopFilter is_lifted; /* NULL where nothing is */
  gpointer lifted_data;
  const CjmSelection *selection;
  CjmPlace current;
  GtkWidget *editor;
  CjmPlace edited;
};

enum
{
  SIGNAL_CURRENT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmSheet, cjm_sheet, GTK_TYPE_WIDGET)

/* Bands */

static gboolean
band_has_rail (const CjmLayout *layout, guint band)
{
  return band > CJM_BAND_MASTHEAD && band < CJM_BAND_LANES + layout->n_rows;
}

static gboolean
is_coarse (CjmSheet *sheet)
{
  double size = sheet->layout->metrics->text[CJM_TEXT_NOTE].size * sheet->scale;

  return size < (sheet->is_zooming ? MIN_MOVING_TEXT_PIXELS : MIN_TEXT_PIXELS);
}

static void
add_band (CjmSheet *sheet)
{
  GtkWidget *band = cjm_band_new (sheet, FALSE);

  gtk_widget_set_parent (band, GTK_WIDGET (sheet));
  g_ptr_array_add (sheet->bands, band);
  g_ptr_array_add (sheet->rails, NULL);
}

static void
remove_last_band (CjmSheet *sheet)
{
  GtkWidget *band = sheet->bands->pdata[sheet->bands->len - 1];

  /* The tiles on it are dropped from the table by the caller, which lists them anew. */
  gtk_widget_unparent (band);
  g_ptr_array_remove_index (sheet->bands, sheet->bands->len - 1);
  g_ptr_array_remove_index (sheet->rails, sheet->rails->len - 1);
}

static void
update_rail (CjmSheet *sheet, guint index)
{
  gboolean wants_rail = band_has_rail (sheet->layout, index);
  GtkWidget *rail = sheet->rails->pdata[index];

  if (wants_rail && rail == NULL)
    {
      rail = cjm_band_new (sheet, TRUE);
      gtk_widget_set_parent (rail, sheet->bands->pdata[index]);
      sheet->rails->pdata[index] = rail;
    }
  else if (!wants_rail && rail != NULL)
    {
      gtk_widget_unparent (rail);
      sheet->rails->pdata[index] = NULL;
    }
}

/* The headers' band lies over the bands that scroll under it. */
static void
raise_headers (CjmSheet *sheet)
{
  GtkWidget *band = sheet->bands->pdata[CJM_BAND_PHASES];

  if (gtk_widget_get_next_sibling (band) != sheet->editor)
    gtk_widget_insert_before (band, GTK_WIDGET (sheet), NULL);
  if (sheet->editor != NULL && gtk_widget_get_last_child (GTK_WIDGET (sheet)) != sheet->editor)
    gtk_widget_insert_before (sheet->editor, GTK_WIDGET (sheet), NULL);
}

static CjmRect
get_rail_frame (CjmSheet *sheet, guint index)
{
  CjmRect band = cjm_layout_get_band (sheet->layout, index);
  CjmRect rail = { sheet->layout->label_x - RAIL_REACH, band.y,
                   sheet->layout->label_width + RAIL_REACH, band.height };

  return cjm_layout_place (sheet->layout, rail);
}

static void
update_shifts (CjmSheet *sheet)
{
  const CjmLayout *layout = sheet->layout;
  CjmRect rail = get_rail_frame (sheet, CJM_BAND_PHASES);
  double last = layout->footer_y - layout->header.height;

  sheet->header_shift = 0;
  if (layout->header.height < MAX_COVERED_PART * sheet->view.height)
    sheet->header_shift
        = CLAMP (sheet->view.y + 8 - layout->header.y, 0, MAX (last - layout->header.y - 12, 0));

  sheet->rail_shift = 0;
  if (rail.width < MAX_COVERED_PART * sheet->view.width)
    {
      if (layout->is_rtl)
        sheet->rail_shift = MIN (sheet->view.x + sheet->view.width - rail.x - rail.width, 0);
      else
        sheet->rail_shift = MAX (sheet->view.x - rail.x, 0);
    }
}

static void
update_bands (CjmSheet *sheet)
{
  const CjmLayout *layout = sheet->layout;
  guint n_bands = cjm_layout_get_n_bands (layout);

  while (sheet->bands->len < n_bands)
    add_band (sheet);
  while (sheet->bands->len > n_bands)
    remove_last_band (sheet);

  for (guint i = 0; i < n_bands; i++)
    {
      CjmRect frame = cjm_layout_get_band (layout, i);

      /* What is far out of view costs nothing, not even a place. */
      gtk_widget_set_child_visible (
          sheet->bands->pdata[i], i == CJM_BAND_PHASES
                                      || (frame.y < sheet->view.y + sheet->view.height + VIEW_REACH
                                          && frame.y + frame.height > sheet->view.y - VIEW_REACH));
      update_rail (sheet, i);
      cjm_band_set_frame (sheet->bands->pdata[i], i, cjm_layout_get_band (layout, i),
                          is_coarse (sheet), sheet->view);
      cjm_band_set_is_afloat (sheet->bands->pdata[i],
                              i == CJM_BAND_PHASES && sheet->header_shift > 0);
      if (sheet->rails->pdata[i] != NULL)
        {
          cjm_band_set_frame (sheet->rails->pdata[i], i, get_rail_frame (sheet, i), FALSE,
                              sheet->view);
          cjm_band_set_is_afloat (sheet->rails->pdata[i], sheet->rail_shift != 0);
        }
    }
  raise_headers (sheet);
}

/* Labels stay in sight in their row, and a group's name in the rows of the group: they move
 * down with the view until their room ends. */

#define LABEL_AIR 6.0

/* The y of the page from which on rows can be seen. */
static double
get_rows_top (CjmSheet *sheet)
{
  const CjmLayout *layout = sheet->layout;

  if (layout->header.height >= MAX_COVERED_PART * sheet->view.height)
    return sheet->view.y;

  return MAX (layout->header.y + sheet->header_shift + layout->header.height + 5, sheet->view.y);
}

static gboolean
is_group_name (const CjmStop *stop)
{
  return stop->place.kind == CJM_PLACE_TEXT && stop->place.target.field == CJM_FIELD_GROUP_NAME;
}

/* How far a label in the row of @band has been moved down. */
static double
get_label_shift (CjmSheet *sheet, const CjmStop *stop)
{
  const CjmLayout *layout = sheet->layout;
  guint row = stop->band - CJM_BAND_LANES;
  const CjmPlacedRow *placed = &layout->rows[row];
  double end = placed->y + placed->height;
  double top, bottom;

  if (is_group_name (stop))
    {
      top = stop->text_rect.y;
      bottom = top + stop->text_rect.height;
      while (!layout->rows[row].is_last)
        row++;
      end = layout->rows[row].y + layout->rows[row].height;
      return CLAMP (get_rows_top (sheet) + LABEL_AIR - top, 0, MAX (end - LABEL_AIR - bottom, 0));
    }

  /* The axis and the key stand beside the label. */
  if (placed->row->emotion != NULL)
    return 0;

  top = placed->y + cjm_placed_row_get_content_y (layout, placed) + placed->row->name_y;
  bottom = placed->y + cjm_placed_row_get_content_y (layout, placed) + placed->row->question_y
           + placed->row->question->height;
  return CLAMP (get_rows_top (sheet) + LABEL_AIR
                    + (placed->group != NULL ? layout->metrics->group_band + 4 : 0) - top,
                0, MAX (end - LABEL_AIR - bottom, 0));
}

/* Tiles */

/* A group's name lies on the rail of the row that its lower edge is in, above that row's own
 * label and over what is left of the row before. */
static guint
get_group_band (CjmSheet *sheet, const CjmStop *stop)
{
  const CjmLayout *layout = sheet->layout;
  double bottom = stop->text_rect.y + stop->text_rect.height + get_label_shift (sheet, stop);
  guint row = stop->band - CJM_BAND_LANES;

  while (!layout->rows[row].is_last && bottom > layout->rows[row].y + layout->rows[row].height)
    row++;

  return CJM_BAND_LANES + row;
}

static GtkWidget *
get_holder (CjmSheet *sheet, const CjmStop *stop)
{
  if (is_group_name (stop))
    return sheet->rails->pdata[get_group_band (sheet, stop)];

  return stop->is_label ? sheet->rails->pdata[stop->band] : sheet->bands->pdata[stop->band];
}

/* Puts the tile where its place is now; it keeps the focus where it has it. */
static void
move_tile (CjmTile *tile, GtkWidget *holder)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (tile));
  gboolean had_focus = gtk_widget_has_focus (GTK_WIDGET (tile));

  if (parent == holder)
    return;

  if (parent != NULL)
    gtk_widget_unparent (GTK_WIDGET (tile));
  cjm_band_add (CJM_BAND (holder), GTK_WIDGET (tile));
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (tile));
}

/* Screen readers hear of what is selected; where nothing is, the current place is. */
static gboolean
is_selected (CjmSheet *sheet, const CjmPlace *place)
{
  return cjm_selection_is_empty (sheet->selection)
             ? cjm_place_equal (place, &sheet->current)
             : cjm_selection_has_place (sheet->selection, place);
}

static CjmTile *
update_tile (CjmSheet *sheet, const CjmStop *stop)
{
  GtkWidget *holder = get_holder (sheet, stop);
  CjmTile *tile = g_hash_table_lookup (sheet->tiles, &stop->place);

  if (tile == NULL)
    {
      tile = g_object_ref_sink (CJM_TILE (cjm_tile_new (sheet)));
      g_hash_table_insert (sheet->tiles, g_memdup2 (&stop->place, sizeof (CjmPlace)), tile);
    }

  /* A note may stand in another cell now. */
  if (cjm_place_equal (&stop->place, &sheet->current))
    sheet->current = stop->place;
  cjm_tile_set_stop (tile, stop);
  gtk_widget_set_opacity (
      GTK_WIDGET (tile),
      sheet->is_lifted != NULL && sheet->is_lifted (stop, sheet->lifted_data) ? LIFTED : 1);
  move_tile (tile, holder);
  cjm_tile_set_stamp (tile, sheet->stamp);
  if (is_group_name (stop))
    {
      cjm_tile_set_is_afloat (tile, get_label_shift (sheet, stop) > 0);
      if (gtk_widget_get_last_child (holder) != GTK_WIDGET (tile))
        gtk_widget_insert_before (GTK_WIDGET (tile), holder, NULL);
    }
  cjm_tile_set_is_current (tile, cjm_place_equal (&stop->place, &sheet->current));
  cjm_tile_set_is_selected (tile, is_selected (sheet, &stop->place));
  cjm_tile_set_is_edited (tile,
                          sheet->editor != NULL && cjm_place_equal (&stop->place, &sheet->edited));
  return tile;
}

static void
list_tile_cb (const CjmStop *stop, gpointer user_data)
{
  CjmSheet *sheet = user_data;
  gboolean is_note = stop->place.kind == CJM_PLACE_CELL || cjm_place_is_note (&stop->place);

  if (!is_note || !is_coarse (sheet))
    update_tile (sheet, stop);
}

/* A tile that was not wanted goes, but never the current one or the one under the editor, as
 * long as its place is on the sheet. */
static gboolean
keep_tile (CjmSheet *sheet, CjmTile *tile)
{
  const CjmPlace *place = &cjm_tile_get_stop (tile)->place;
  gboolean is_edited = sheet->editor != NULL && cjm_place_equal (place, &sheet->edited);
  CjmStop stop;

  if (!is_edited && !cjm_place_equal (place, &sheet->current))
    return FALSE;
  if (!cjm_layout_find_stop (sheet->layout, place, &stop))
    return FALSE;

  update_tile (sheet, &stop);
  return TRUE;
}

static void
drop_spent_tiles (CjmSheet *sheet)
{
  g_autoptr (GPtrArray) spent = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer tile;

  g_hash_table_iter_init (&iter, sheet->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    if (cjm_tile_get_stamp (tile) != sheet->stamp)
      g_ptr_array_add (spent, tile);

  for (guint i = 0; i < spent->len; i++)
    {
      CjmTile *old = spent->pdata[i];

      if (keep_tile (sheet, old))
        continue;
      if (gtk_widget_get_parent (GTK_WIDGET (old)) != NULL)
        gtk_widget_unparent (GTK_WIDGET (old));
      g_hash_table_remove (sheet->tiles, &cjm_tile_get_stop (old)->place);
    }
}

static void
update (CjmSheet *sheet)
{
  CjmRect reach = { sheet->view.x - VIEW_REACH, sheet->view.y - VIEW_REACH,
                    sheet->view.width + 2 * VIEW_REACH, sheet->view.height + 2 * VIEW_REACH };

  if (sheet->layout == NULL || sheet->scale <= 0)
    return;

  sheet->stamp++;
  update_shifts (sheet);
  update_bands (sheet);

  cjm_layout_foreach_stop (sheet->layout, &reach, list_tile_cb, sheet);
  drop_spent_tiles (sheet);
  gtk_widget_queue_allocate (GTK_WIDGET (sheet));
}

/* Allocation */

static void
allocate_at (GtkWidget *child, double x, double y, double width, double height)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT ((float) x, (float) y);

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (child, (int) ceil (width), (int) ceil (height), -1,
                       gsk_transform_translate (NULL, &origin));
}

static void
allocate_tiles (CjmSheet *sheet, GtkWidget *holder)
{
  CjmRect frame = cjm_band_get_frame (CJM_BAND (holder));

  for (GtkWidget *child = gtk_widget_get_first_child (holder); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (CJM_IS_TILE (child))
      {
        const CjmStop *stop = cjm_tile_get_stop (CJM_TILE (child));
        double shift = stop->is_label ? get_label_shift (sheet, stop) : 0;

        allocate_at (child, stop->rect.x - frame.x, stop->rect.y - frame.y + shift,
                     stop->rect.width, stop->rect.height);
      }
}

static void
allocate_editor (CjmSheet *sheet)
{
  CjmStop stop;
  CjmRect seen;

  if (sheet->editor == NULL || !cjm_layout_find_stop (sheet->layout, &sheet->edited, &stop))
    return;

  /* Letters may hang below the last line where the lead is tight. */
  seen = cjm_sheet_get_seen_rect (sheet, &stop);
  allocate_at (sheet->editor, stop.text_rect.x + seen.x - stop.rect.x,
               stop.text_rect.y + seen.y - stop.rect.y + stop.block->offset, stop.text_rect.width,
               stop.text_rect.height + stop.block->style->size / 3);
}

static void
cjm_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CjmSheet *sheet = CJM_SHEET (widget);

  for (guint i = 0; i < sheet->bands->len; i++)
    {
      GtkWidget *band = sheet->bands->pdata[i], *rail = sheet->rails->pdata[i];
      CjmRect frame = cjm_band_get_frame (CJM_BAND (band));

      allocate_at (band, 0, frame.y + (i == CJM_BAND_PHASES ? sheet->header_shift : 0), frame.width,
                   frame.height);
      allocate_tiles (sheet, band);
      if (rail != NULL)
        {
          CjmRect rail_frame = cjm_band_get_frame (CJM_BAND (rail));

          allocate_at (rail, rail_frame.x + sheet->rail_shift, 0, rail_frame.width,
                       rail_frame.height);
          allocate_tiles (sheet, rail);
        }
    }
  allocate_editor (sheet);
}

static void
cjm_sheet_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  /* The canvas knows how large the page is; the sheet asks for nothing. */
  *minimum = *natural = 0;
}

/* Interface */

/* Whether what a band itself draws may differ in the two layouts. */
static gboolean
is_band_changed (const CjmLayout *old, const CjmLayout *layout, guint band)
{
  guint row = band - CJM_BAND_LANES;

  if (band < CJM_BAND_LANES || row >= old->n_rows || row >= layout->n_rows)
    return TRUE;
  if (old->n_columns != layout->n_columns || old->map->phases != layout->map->phases
      || old->typesetter != layout->typesetter)
    return TRUE;

  return old->rows[row].row != layout->rows[row].row
         || old->rows[row].is_first != layout->rows[row].is_first
         || old->rows[row].is_last != layout->rows[row].is_last
         || old->rows[row].group != layout->rows[row].group;
}

static void
redraw_tiles (CjmSheet *sheet)
{
  GHashTableIter iter;
  gpointer tile;

  g_hash_table_iter_init (&iter, sheet->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    gtk_widget_queue_draw (tile);
}

void
cjm_sheet_set_layout (CjmSheet *sheet, CjmLayout *layout)
{
  CjmLayout *old = sheet->layout;
  CjmStop stop;

  sheet->layout = cjm_layout_ref (layout);
  sheet->serial++;
  if (cjm_layout_find_stop (layout, &sheet->current, &stop))
    sheet->current = stop.place;
  update (sheet);
  for (guint i = 0; i < sheet->bands->len && old != NULL; i++)
    if (is_band_changed (old, layout, i))
      {
        cjm_band_redraw (sheet->bands->pdata[i]);
        if (sheet->rails->pdata[i] != NULL)
          cjm_band_redraw (sheet->rails->pdata[i]);
      }
  /* In another theme everything looks different, whatever it says. */
  if (old != NULL && old->theme != layout->theme)
    redraw_tiles (sheet);
  g_clear_pointer (&old, cjm_layout_unref);
}

const CjmLayout *
cjm_sheet_get_layout (CjmSheet *sheet)
{
  return sheet->layout;
}

guint
cjm_sheet_get_serial (CjmSheet *sheet)
{
  return sheet->serial;
}

CjmArtwork *
cjm_sheet_get_artwork (CjmSheet *sheet)
{
  return sheet->artwork;
}

static gboolean
rest_cb (gpointer user_data)
{
  CjmSheet *sheet = user_data;

  sheet->rest_timeout = 0;
  if (sheet->is_zooming)
    {
      sheet->is_zooming = FALSE;
      update (sheet);
    }

  return G_SOURCE_REMOVE;
}

/* A single step is drawn as it will stay. */
static void
note_zooming (CjmSheet *sheet)
{
  sheet->is_zooming = sheet->rest_timeout != 0;
  g_clear_handle_id (&sheet->rest_timeout, g_source_remove);
  sheet->rest_timeout = g_timeout_add (REST_MS, rest_cb, sheet);
}

void
cjm_sheet_set_view (CjmSheet *sheet, CjmRect view, double scale)
{
  if (memcmp (&sheet->view, &view, sizeof view) == 0 && sheet->scale == scale)
    return;

  if (sheet->scale > 0 && sheet->scale != scale)
    note_zooming (sheet);
  sheet->view = view;
  sheet->scale = scale;
  update (sheet);
}

/* Tiles, and the bands that draw notes as grey lines. */
static void
redraw_filtered (CjmSheet *sheet)
{
  redraw_tiles (sheet);
  for (guint i = 0; i < sheet->bands->len && is_coarse (sheet); i++)
    cjm_band_redraw (sheet->bands->pdata[i]);
}

void
cjm_sheet_set_dims_unbacked (CjmSheet *sheet, gboolean dims_unbacked)
{
  sheet->filter.dims_unbacked = dims_unbacked;
  redraw_filtered (sheet);
}

void
cjm_sheet_set_finds (CjmSheet *sheet, CjmFinds *finds)
{
  CjmFinds *old = sheet->filter.finds;

  sheet->filter.finds = finds != NULL ? cjm_finds_ref (finds) : NULL;
  g_clear_pointer (&old, cjm_finds_unref);
  redraw_filtered (sheet);
}

const CjmFilter *
cjm_sheet_get_filter (CjmSheet *sheet)
{
  return &sheet->filter;
}

static void
update_selected_tiles (CjmSheet *sheet)
{
  GHashTableIter iter;
  gpointer tile;

  g_hash_table_iter_init (&iter, sheet->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    cjm_tile_set_is_selected (tile, is_selected (sheet, &cjm_tile_get_stop (tile)->place));
}

void
cjm_sheet_set_selection (CjmSheet *sheet, const CjmSelection *selection, gboolean is_other)
{
  sheet->selection = selection;
  if (!is_other)
    return;

  for (guint i = CJM_BAND_LANES; i < sheet->bands->len; i++)
    cjm_band_redraw (sheet->bands->pdata[i]);
  update_selected_tiles (sheet);
}

const CjmSelection *
cjm_sheet_get_selection (CjmSheet *sheet)
{
  return sheet->selection;
}

void
cjm_sheet_set_lifted (CjmSheet *sheet, CjmStopFilter func, gpointer user_data)
{
  if (sheet->is_lifted == func)
    return;

  sheet->is_lifted = func;
  sheet->lifted_data = user_data;
  update (sheet);
}

void
cjm_sheet_get_covered (CjmSheet *sheet, double *top, double *side)
{
  const CjmLayout *layout = sheet->layout;

  *top = layout->header.height < MAX_COVERED_PART * sheet->view.height ? layout->header.height + 20
                                                                       : 0;
  *side = layout->label_width + RAIL_REACH < MAX_COVERED_PART * sheet->view.width
              ? layout->label_width + RAIL_REACH + 4
              : 0;
}

gboolean
cjm_sheet_focus_place (CjmSheet *sheet, const CjmPlace *place)
{
  CjmStop stop;

  /* Before its first allocation the sheet has nothing on it. */
  if (sheet->bands->len == 0 || !cjm_layout_find_stop (sheet->layout, place, &stop))
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (update_tile (sheet, &stop)));
}

void
cjm_sheet_set_current (CjmSheet *sheet, const CjmPlace *place)
{
  CjmTile *tile = g_hash_table_lookup (sheet->tiles, &sheet->current);
  gboolean is_other = !cjm_place_equal (&sheet->current, place);

  if (tile != NULL)
    cjm_tile_set_is_current (tile, FALSE);
  sheet->current = *place;
  tile = g_hash_table_lookup (sheet->tiles, &sheet->current);
  if (tile != NULL)
    cjm_tile_set_is_current (tile, TRUE);
  if (is_other)
    update_selected_tiles (sheet);
  if (is_other)
    g_signal_emit (sheet, signals[SIGNAL_CURRENT_CHANGED], 0);
}

CjmPlace
cjm_sheet_get_current (CjmSheet *sheet)
{
  return sheet->current;
}

void
cjm_sheet_set_editor (CjmSheet *sheet, GtkWidget *editor, const CjmPlace *place)
{
  if (sheet->editor != NULL)
    gtk_widget_unparent (sheet->editor);

  sheet->editor = editor;
  sheet->edited = editor != NULL ? *place : (CjmPlace){ .kind = CJM_PLACE_NONE };
  if (editor != NULL)
    gtk_widget_set_parent (editor, GTK_WIDGET (sheet));
  update (sheet);
}

CjmPick
cjm_sheet_pick (CjmSheet *sheet, double x, double y, CjmStop *stop)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (sheet), x, y, GTK_PICK_DEFAULT);

  if (picked != NULL && CJM_IS_TILE (picked))
    {
      *stop = *cjm_tile_get_stop (CJM_TILE (picked));
      return CJM_PICK_STOP;
    }

  for (; picked != NULL && picked != GTK_WIDGET (sheet); picked = gtk_widget_get_parent (picked))
    if (picked == sheet->bands->pdata[CJM_BAND_PHASES]
        || g_ptr_array_find (sheet->rails, picked, NULL))
      return CJM_PICK_COVERED;

  return CJM_PICK_NOTHING;
}

CjmRect
cjm_sheet_get_seen_rect (CjmSheet *sheet, const CjmStop *stop)
{
  CjmRect rect = stop->rect;

  if (stop->is_label)
    {
      rect.x += sheet->rail_shift;
      rect.y += get_label_shift (sheet, stop);
    }
  if (stop->band == CJM_BAND_PHASES)
    rect.y += sheet->header_shift;

  return rect;
}

/* Object */

static void
cjm_sheet_dispose (GObject *object)
{
  CjmSheet *sheet = CJM_SHEET (object);

  g_clear_handle_id (&sheet->rest_timeout, g_source_remove);
  g_hash_table_remove_all (sheet->tiles);
  g_clear_pointer (&sheet->editor, gtk_widget_unparent);
  while (sheet->bands->len > 0)
    remove_last_band (sheet);
  g_clear_pointer (&sheet->filter.finds, cjm_finds_unref);
  g_clear_pointer (&sheet->layout, cjm_layout_unref);

  G_OBJECT_CLASS (cjm_sheet_parent_class)->dispose (object);
}

static void
cjm_sheet_finalize (GObject *object)
{
  CjmSheet *sheet = CJM_SHEET (object);

  g_ptr_array_unref (sheet->bands);
  g_ptr_array_unref (sheet->rails);
  g_hash_table_unref (sheet->tiles);
  cjm_artwork_free (sheet->artwork);

  G_OBJECT_CLASS (cjm_sheet_parent_class)->finalize (object);
}

static void
cjm_sheet_class_init (CjmSheetClass *class)
{
  GTK_WIDGET_CLASS (class)->size_allocate = cjm_sheet_size_allocate;
  GTK_WIDGET_CLASS (class)->measure = cjm_sheet_measure;
  G_OBJECT_CLASS (class)->dispose = cjm_sheet_dispose;
  G_OBJECT_CLASS (class)->finalize = cjm_sheet_finalize;
  signals[SIGNAL_CURRENT_CHANGED] = g_signal_new (
      "current-changed", CJM_TYPE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "sheet");
}

static void
cjm_sheet_init (CjmSheet *sheet)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE,
                                  TRUE, -1);
  sheet->artwork = cjm_artwork_new ();
  sheet->bands = g_ptr_array_new ();
  sheet->rails = g_ptr_array_new ();
  sheet->tiles
      = g_hash_table_new_full (cjm_place_hash, cjm_place_equal_func, g_free, g_object_unref);
}

GtkWidget *
cjm_sheet_new (void)
{
  return g_object_new (CJM_TYPE_SHEET, NULL);
}
