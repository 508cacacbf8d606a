#include "cjm-print-choices.h"

#include "cjm-drop-down.h"
#include "cjm-page-preview.h"
#include "cjm-tiling.h"

#include <glib/gi18n.h>

/* In the order of their list. */
typedef enum
{
  PRINT_PAGE,
  PRINT_POSTER,
  PRINT_REPORT,
  PRINT_CARDS,
  PRINT_BLANK
} Content;

/* Of a poster over many sheets, in the order of their list. */
static const char *const poster_names[] = { "A2", "A1", "A0", "A3" };
#define LARGEST_POSTER 2

struct _CjmPrintChoices
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkDropDown *content;
  GtkDropDown *poster;
  GtkWidget *poster_label;
  CjmPagePreview *preview;
  GtkPageSetup *setup;
};

G_DEFINE_FINAL_TYPE (CjmPrintChoices, cjm_print_choices, GTK_TYPE_WIDGET)

/* The widest of the margins, for a sheet stands in the middle of its paper. */
static double
get_margin (GtkPageSetup *setup)
{
  double across = MAX (gtk_page_setup_get_left_margin (setup, GTK_UNIT_MM),
                       gtk_page_setup_get_right_margin (setup, GTK_UNIT_MM));
  double down = MAX (gtk_page_setup_get_top_margin (setup, GTK_UNIT_MM),
                     gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_MM));

  return MAX (across, down);
}

void
cjm_print_choices_get_options (CjmPrintChoices *self,
                               GtkPageSetup *setup,
                               CjmExportOptions *options)
{
  Content content = (Content) gtk_drop_down_get_selected (self->content);
  double width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_MM);
  double height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_MM);
  CjmPaper paper = { MIN (width, height), MAX (width, height) };

  *options = (CjmExportOptions){
    .format = CJM_EXPORT_PDF,
    .paper = paper,
    .orientation = width > height ? CJM_ORIENTATION_LANDSCAPE : CJM_ORIENTATION_PORTRAIT,
    .has_margin = TRUE,
    .margin = get_margin (setup),
    .overlap = CJM_TILING_OVERLAP,
  };
  switch (content)
    {
    case PRINT_PAGE:
      break;
    case PRINT_POSTER:
    case PRINT_BLANK:
      options->is_blank = content == PRINT_BLANK;
      options->tile = paper;
      options->orientation = CJM_ORIENTATION_AUTOMATIC;
      options->margin = CJM_PAPER_MARGIN;
      cjm_paper_parse (poster_names[gtk_drop_down_get_selected (self->poster)], &options->paper,
                       NULL);
      break;
    case PRINT_REPORT:
      options->has_report = TRUE;
      break;
    case PRINT_CARDS:
      options->has_cards = TRUE;
      break;
    }
}

static void
update (CjmPrintChoices *self)
{
  Content content = (Content) gtk_drop_down_get_selected (self->content);
  gboolean is_poster = content == PRINT_POSTER || content == PRINT_BLANK;
  CjmExportOptions options;

  gtk_widget_set_visible (GTK_WIDGET (self->poster), is_poster);
  gtk_widget_set_visible (self->poster_label, is_poster);
  if (self->setup == NULL)
    return;

  cjm_print_choices_get_options (self, self->setup, &options);
  cjm_page_preview_set_options (self->preview, &options);
}

/* Sticky notes do not get smaller with the paper. */
static void
content_changed_cb (CjmPrintChoices *self)
{
  if (gtk_drop_down_get_selected (self->content) == PRINT_BLANK)
    gtk_drop_down_set_selected (self->poster, LARGEST_POSTER);
}

void
cjm_print_choices_set_page_setup (CjmPrintChoices *self, GtkPageSetup *setup)
{
  g_clear_object (&self->setup);
  self->setup = gtk_page_setup_copy (setup);
  update (self);
}

/* Widgets */

static GtkDropDown *
create_contents (void)
{
  const char *names[] = { _ ("The map on one page"),
                          _ ("The map as a poster over many sheets"),
                          _ ("A report of several pages"),
                          _ ("The notes as cards to cut out"),
                          _ ("The map left blank for sticky notes, over many sheets"),
                          NULL };

  return GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
}

static GtkDropDown *
create_posters (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (poster_names); i++)
    gtk_string_list_append (names, poster_names[i]);

  return GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
}

static GtkWidget *
add_row (CjmPrintChoices *self, int row, const char *text, GtkDropDown *list)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (list));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  cjm_drop_down_set_name (list, gtk_label_get_text (GTK_LABEL (label)));
  gtk_widget_set_hexpand (GTK_WIDGET (list), TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (list), 1, row, 1, 1);
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (update), self);

  return label;
}

static void
cjm_print_choices_dispose (GObject *object)
{
  CjmPrintChoices *self = CJM_PRINT_CHOICES (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->setup);

  G_OBJECT_CLASS (cjm_print_choices_parent_class)->dispose (object);
}

static void
cjm_print_choices_class_init (CjmPrintChoicesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_print_choices_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
cjm_print_choices_init (CjmPrintChoices *self)
{
  self->grid = gtk_grid_new ();
  self->content = create_contents ();
  self->poster = create_posters ();
  gtk_widget_add_css_class (self->grid, "export-page");
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  add_row (self, 0, _ ("Co_ntent"), self->content);
  g_signal_connect_swapped (self->content, "notify::selected", G_CALLBACK (content_changed_cb),
                            self);
  self->poster_label = add_row (self, 1, _ ("Size of the p_oster"), self->poster);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
cjm_print_choices_new (const CjmMap *map, CjmWords *words)
{
  CjmPrintChoices *self = g_object_new (CJM_TYPE_PRINT_CHOICES, NULL);

  self->preview = CJM_PAGE_PREVIEW (cjm_page_preview_new (map, words));
  gtk_widget_set_vexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (self->preview), 0, 2, 2, 1);
  update (self);

  return GTK_WIDGET (self);
}
