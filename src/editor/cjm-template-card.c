#include "cjm-template-card.h"

#include "cjm-text-scale.h"

#include <glib/gi18n.h>
#include <math.h>

/* As a share of the usual size. */
#define LARGE_TEXT 1.4

struct _CjmTemplateCard
{
  GtkFlowBoxChild parent_instance;

  CjmCardKind kind;
  char *id;
  char *name;
  GFile *file;
  GtkPicture *picture;
  GtkLabel *phases;
};

G_DEFINE_FINAL_TYPE (CjmTemplateCard, cjm_template_card, GTK_TYPE_FLOW_BOX_CHILD)

CjmCardKind
cjm_template_card_get_kind (CjmTemplateCard *card)
{
  return card->kind;
}

const char *
cjm_template_card_get_id (CjmTemplateCard *card)
{
  return card->id;
}

const char *
cjm_template_card_get_name (CjmTemplateCard *card)
{
  return card->name;
}

GFile *
cjm_template_card_get_file (CjmTemplateCard *card)
{
  return card->file;
}

void
cjm_template_card_set_preview (CjmTemplateCard *card, const CjmPreview *preview)
{
  g_autofree char *phases
      = g_strdup_printf (ngettext ("%u phase", "%u phases", preview->n_phases), preview->n_phases);
  g_autoptr (GdkPaintable) paintable
      = cjm_preview_create_paintable (preview, CJM_TEMPLATE_CARD_WIDTH, CJM_TEMPLATE_CARD_HEIGHT);

  gtk_picture_set_paintable (card->picture, paintable);
  gtk_label_set_label (card->phases, phases);
  gtk_widget_set_visible (GTK_WIDGET (card->phases), TRUE);
}

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);
  int n_chars;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* So wide a card wishes to be, and no wider, whatever is written on it; several stand beside each
   * other where the text is large as well. */
  n_chars = (int) (20 / sqrt (cjm_text_scale_get (box)));
  gtk_label_set_width_chars (GTK_LABEL (label), n_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), n_chars);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* What can be done with a template of one's own. */
static GtkWidget *
create_menu_button (CjmTemplateCard *card)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Delete Template…"), NULL);
  /* Translators: the button of a menu; %s is the name of a template. */
  g_autofree char *name = g_strdup_printf (_ ("Menu of “%s”"), card->name);

  g_menu_item_set_action_and_target (item, "start.delete-template", "s", card->id);
  g_menu_append_item (menu, item);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* Large text needs the whole width of the card. */
static GtkWidget *
create_foot (CjmTemplateCard *card, const char *description)
{
  gboolean is_large = cjm_text_scale_get (GTK_WIDGET (card)) > LARGE_TEXT;
  GtkWidget *foot
      = gtk_box_new (is_large ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  append_label (texts, card->name, "heading");
  append_label (texts, description, "entry-subtitle");
  card->phases = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_visible (GTK_WIDGET (card->phases), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (card->phases), GTK_ALIGN_START);
  gtk_widget_set_halign (GTK_WIDGET (card->phases), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (card->phases), "pill");
  gtk_box_append (GTK_BOX (foot), texts);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (card->phases));
  if (card->kind == CJM_CARD_OWN)
    gtk_box_append (GTK_BOX (foot), create_menu_button (card));

  return foot;
}

static GtkWidget *
create_picture (CjmTemplateCard *card)
{
  GtkWidget *picture = gtk_picture_new ();

  card->picture = GTK_PICTURE (picture);
  gtk_picture_set_can_shrink (card->picture, TRUE);
  gtk_widget_set_size_request (picture, CJM_TEMPLATE_CARD_WIDTH, CJM_TEMPLATE_CARD_HEIGHT);
  gtk_widget_add_css_class (picture, "card-picture");
  return picture;
}

GtkWidget *
cjm_template_card_new (CjmCardKind kind,
                       const char *id,
                       const char *name,
                       const char *description,
                       GFile *file)
{
  CjmTemplateCard *card = g_object_new (CJM_TYPE_TEMPLATE_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  /* Translators: a template, as a screen reader says it: its name, and what it is for. */
  g_autofree char *label = g_strdup_printf (_ ("%s. %s"), name, description);

  card->kind = kind;
  card->id = g_strdup (id);
  card->name = g_strdup (name);
  card->file = file != NULL ? g_object_ref (file) : NULL;
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), create_picture (card));
  gtk_box_append (GTK_BOX (box), create_foot (card, description));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (card), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (card);
}

static void
cjm_template_card_finalize (GObject *object)
{
  CjmTemplateCard *card = CJM_TEMPLATE_CARD (object);

  g_free (card->id);
  g_free (card->name);
  g_clear_object (&card->file);

  G_OBJECT_CLASS (cjm_template_card_parent_class)->finalize (object);
}

static void
cjm_template_card_class_init (CjmTemplateCardClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cjm_template_card_finalize;
}

static void
cjm_template_card_init (CjmTemplateCard *card)
{
  gtk_widget_add_css_class (GTK_WIDGET (card), "template-card");
}
