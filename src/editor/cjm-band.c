#include "cjm-band.h"

#include "cjm-rgba.h"
#include "cjm-screen-painter.h"

#include <string.h>

struct _CjmBand
{
  GtkWidget parent_instance;

  CjmSheet *sheet; /* the band lies on it */
  gboolean is_rail;
  guint index;
  CjmRect frame;
  gboolean is_coarse;
  CjmRect view;
  gboolean is_afloat;
  GskRenderNode *ground; /* what the band draws below its children; NULL to be made anew */
};

G_DEFINE_FINAL_TYPE (CjmBand, cjm_band, GTK_TYPE_WIDGET)

/* The rule at the top of a lane is drawn by its band; a rail leaves it uncovered. */
#define RULE_ROOM 1.0

void
cjm_band_redraw (CjmBand *band)
{
  g_clear_pointer (&band->ground, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (band));
}

void
cjm_band_set_frame (CjmBand *band, guint index, CjmRect frame, gboolean is_coarse, CjmRect view)
{
  if (band->index != index || band->is_coarse != is_coarse || is_coarse
      || memcmp (&band->frame, &frame, sizeof frame) != 0)
    cjm_band_redraw (band);

  band->index = index;
  band->frame = frame;
  band->is_coarse = is_coarse;
  band->view = view;
}

CjmRect
cjm_band_get_frame (CjmBand *band)
{
  return band->frame;
}

void
cjm_band_set_is_afloat (CjmBand *band, gboolean is_afloat)
{
  if (band->is_afloat == is_afloat)
    return;

  band->is_afloat = is_afloat;
  cjm_band_redraw (band);

  /* The rail on it knows whether its band is where the page has it. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (band)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (CJM_IS_BAND (child))
      cjm_band_redraw (CJM_BAND (child));
}

void
cjm_band_add (CjmBand *band, GtkWidget *tile)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (band));

  gtk_widget_insert_before (tile, GTK_WIDGET (band),
                            last != NULL && CJM_IS_BAND (last) ? last : NULL);
}

static void
append_ground (GtkSnapshot *snapshot, const CjmLayout *layout, graphene_rect_t bounds)
{
  GdkRGBA paper = cjm_rgba_from_color (layout->theme->inks[CJM_INK_PAPER], 1);

  gtk_snapshot_append_color (snapshot, &paper, &bounds);
}

/* A hairline that says where what scrolls goes under. */
static void
append_edge (GtkSnapshot *snapshot, graphene_rect_t bounds)
{
  GdkRGBA color = { 0.08f, 0.09f, 0.11f, 0.16f };

  gtk_snapshot_append_color (snapshot, &color, &bounds);
}

/* What is drawn in page coordinates is moved to the band's own. */
static void
move_to_page (CjmBand *band, GtkSnapshot *snapshot)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT ((float) -band->frame.x, (float) -band->frame.y);

  gtk_snapshot_translate (snapshot, &origin);
}

static gboolean
is_holder_afloat (CjmBand *rail)
{
  GtkWidget *holder = gtk_widget_get_parent (GTK_WIDGET (rail));

  return CJM_IS_BAND (holder) && CJM_BAND (holder)->is_afloat;
}

static void
paint_rail (CjmBand *band, GtkSnapshot *snapshot)
{
  const CjmLayout *layout = cjm_sheet_get_layout (band->sheet);
  float width = (float) band->frame.width, height = (float) band->frame.height;
  CjmRect ground = band->frame;

  /* Over headers it covers the soft edges of their shapes too. */
  if (band->index >= CJM_BAND_LANES)
    {
      ground.y += RULE_ROOM;
      ground.height -= 2 * RULE_ROOM;
    }
  else if (band->index == CJM_BAND_PHASES)
    {
      ground.y -= RULE_ROOM;
      ground.height += 2 * RULE_ROOM;
    }
  gtk_snapshot_save (snapshot);
  move_to_page (band, snapshot);
  cjm_screen_paint_rail (snapshot, layout, band->index, ground, is_holder_afloat (band));
  gtk_snapshot_restore (snapshot);
  if (band->is_afloat)
    append_edge (snapshot, GRAPHENE_RECT_INIT (layout->is_rtl ? 0 : width - 1, 0, 1, height));
}

static void
paint_coarse_notes (CjmBand *band, GtkSnapshot *snapshot)
{
  const CjmLayout *layout = cjm_sheet_get_layout (band->sheet);
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT ((float) band->view.x, (float) band->frame.y, (float) band->view.width,
                            (float) band->frame.height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cjm_screen_paint_coarse_row (cr, layout, band->index - CJM_BAND_LANES, &band->view,
                               cjm_sheet_get_filter (band->sheet));
  cairo_destroy (cr);
}

/* A frame may reach over the edge of its band. */
#define SELECTION_REACH 2.0f

static void
paint_selection (CjmBand *band, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (
      (float) band->frame.x, (float) band->frame.y - SELECTION_REACH, (float) band->frame.width,
      (float) band->frame.height + 2 * SELECTION_REACH);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cjm_screen_paint_selection (cr, cjm_sheet_get_layout (band->sheet),
                              cjm_sheet_get_selection (band->sheet), band->index - CJM_BAND_LANES);
  cairo_destroy (cr);
}

static void
paint_band (CjmBand *band, GtkSnapshot *snapshot)
{
  const CjmLayout *layout = cjm_sheet_get_layout (band->sheet);
  float width = (float) band->frame.width, height = (float) band->frame.height;
  gboolean is_lane = band->index >= CJM_BAND_LANES && band->index < CJM_BAND_LANES + layout->n_rows;

  if (band->is_afloat)
    {
      append_ground (snapshot, layout, GRAPHENE_RECT_INIT (0, -8, width, height + 12));
      append_edge (snapshot, GRAPHENE_RECT_INIT (0, height + 4, width, 1));
    }

  gtk_snapshot_save (snapshot);
  move_to_page (band, snapshot);
  cjm_screen_paint_band (snapshot, layout, cjm_sheet_get_artwork (band->sheet), band->index);
  if (is_lane && !cjm_selection_is_empty (cjm_sheet_get_selection (band->sheet)))
    paint_selection (band, snapshot);
  if (is_lane && band->is_coarse)
    paint_coarse_notes (band, snapshot);
  gtk_snapshot_restore (snapshot);
}

/* A label that moves with the view makes GTK ask for the band again, so what the band itself
 * draws is kept until it changes. */
static GskRenderNode *
create_ground (CjmBand *band)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  if (band->is_rail)
    paint_rail (band, snapshot);
  else
    paint_band (band, snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
cjm_band_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CjmBand *band = CJM_BAND (widget);

  if (band->ground == NULL)
    band->ground = create_ground (band);
  if (band->ground != NULL)
    gtk_snapshot_append_node (snapshot, band->ground);

  GTK_WIDGET_CLASS (cjm_band_parent_class)->snapshot (widget, snapshot);
}

static void
cjm_band_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&CJM_BAND (object)->ground, gsk_render_node_unref);

  G_OBJECT_CLASS (cjm_band_parent_class)->dispose (object);
}

static void
cjm_band_class_init (CjmBandClass *class)
{
  GTK_WIDGET_CLASS (class)->snapshot = cjm_band_snapshot;
  G_OBJECT_CLASS (class)->dispose = cjm_band_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_ROW);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "band");
}

static void
cjm_band_init (CjmBand *band)
{
}

GtkWidget *
cjm_band_new (CjmSheet *sheet, gboolean is_rail)
{
  CjmBand *band
      = g_object_new (CJM_TYPE_BAND, "accessible-role",
                      is_rail ? GTK_ACCESSIBLE_ROLE_GROUP : GTK_ACCESSIBLE_ROLE_ROW, NULL);

  band->sheet = sheet;
  band->is_rail = is_rail;
  return GTK_WIDGET (band);
}
