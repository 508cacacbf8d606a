#include "cjm-channel-picker.h"

#include "cjm-channel-icon.h"
#include "cjm-channel.h"
#include "cjm-search-keys.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 320
#define LIST_WIDTH 260

struct _CjmChannelPicker
{
  GtkPopover parent_instance;

  CjmDocument *document;
  GtkWidget *search;
  GtkWidget *list;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CjmChannelPicker, cjm_channel_picker, GTK_TYPE_POPOVER)

/* What a row of the list stands for. */
typedef struct
{
  const char *name; /* of the vocabulary; borrowed from its table */
  CjmId id;         /* of one of the map's own */
  char *label;
} Choice;

#define CHOICE_KEY "choice"

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->label);
  g_free (choice);
}

static void
add_choice (CjmChannelPicker *picker,
            const char *name,
            CjmId id,
            const char *icon,
            const char *label,
            const char *shown)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *text = gtk_label_new (shown);
  Choice *choice = g_new0 (Choice, 1);

  choice->name = name;
  choice->id = id;
  choice->label = g_strdup (label);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), cjm_channel_icon_new (icon));
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), CHOICE_KEY, choice, choice_free);
  gtk_list_box_append (GTK_LIST_BOX (picker->list), row);
}

static gboolean
matches (const char *label, const char *name, const char *typed)
{
  return *typed == '\0' || g_str_match_string (typed, label, TRUE)
         || (name != NULL && g_str_match_string (typed, name, TRUE));
}

static void
add_matches (CjmChannelPicker *picker, const char *typed, gboolean *has_same)
{
  const CjmMap *map = cjm_document_get_map (picker->document);
  CjmWords *words = cjm_document_get_words (picker->document);
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  for (guint i = 0; i < cjm_sequence_get_length (map->channels); i++)
    {
      const CjmChannel *channel = cjm_sequence_get (map->channels, i);
      g_autofree char *name = g_utf8_casefold (channel->name, -1);

      *has_same = *has_same || g_str_equal (name, folded);
      if (matches (channel->name, NULL, typed))
        add_choice (picker, "", channel->record.id,
                    *channel->icon != '\0' ? channel->icon : CJM_CHANNEL_OTHER, channel->name,
                    channel->name);
    }
  for (guint i = 0; i < cjm_channel_kind_get_n_kinds (); i++)
    {
      const CjmChannelKind *kind = cjm_channel_kind_get_nth (i);
      const char *label = cjm_words_get_channel (words, kind->name);
      g_autofree char *name = g_utf8_casefold (label, -1);

      *has_same = *has_same || g_str_equal (name, folded);
      if (matches (label, kind->name, typed))
        add_choice (picker, kind->name, 0, kind->name, label, label);
    }
}

static void
fill (CjmChannelPicker *picker)
{
  g_autofree char *typed
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (picker->search))));
  gboolean has_same = FALSE;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (picker->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (picker->list), row);

  add_matches (picker, typed, &has_same);
  if (*typed != '\0' && !has_same)
    {
      /* Translators: %s is the name of a channel that the program does not know. */
      g_autofree char *label = g_strdup_printf (_ ("Add “%s” as a channel of your own"), typed);

      add_choice (picker, "", 0, CJM_CHANNEL_OTHER, typed, label);
    }
  cjm_search_keys_choose_first (GTK_LIST_BOX (picker->list));
}

static void
choose_row (CjmChannelPicker *picker, GtkListBoxRow *row)
{
  const Choice *choice = row != NULL ? g_object_get_data (G_OBJECT (row), CHOICE_KEY) : NULL;
  g_autofree char *label = NULL;
  const char *name;
  CjmId id;

  if (choice == NULL)
    return;

  name = choice->name;
  id = choice->id;
  label = g_strdup (choice->label);
  gtk_popover_popdown (GTK_POPOVER (picker));
  g_signal_emit (picker, signals[SIGNAL_CHOSEN], 0, name, id,
                 *name == '\0' && id == 0 ? label : "");
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  choose_row (user_data, row);
}

static void
cjm_channel_picker_dispose (GObject *object)
{
  g_clear_object (&CJM_CHANNEL_PICKER (object)->document);

  G_OBJECT_CLASS (cjm_channel_picker_parent_class)->dispose (object);
}

static void
cjm_channel_picker_class_init (CjmChannelPickerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = cjm_channel_picker_dispose;
  signals[SIGNAL_CHOSEN]
      = g_signal_new ("chosen", CJM_TYPE_CHANNEL_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT64, G_TYPE_STRING);
}

static void
cjm_channel_picker_init (CjmChannelPicker *picker)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkListBox *list;
  GtkWidget *scroller;

  picker->search = gtk_search_entry_new ();
  g_object_set (picker->search, "placeholder-text", _ ("Which channel?"), NULL);
  list = cjm_search_keys_create_list (picker->search, _ ("Channels"), NULL);
  picker->list = GTK_WIDGET (list);
  scroller = cjm_search_keys_create_scroller (list);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, LIST_HEIGHT);
  gtk_box_append (GTK_BOX (box), picker->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (picker), box);
  gtk_widget_add_css_class (GTK_WIDGET (picker), "channel-picker");

  g_signal_connect_swapped (picker->search, "changed", G_CALLBACK (fill), picker);
  g_signal_connect_swapped (picker->search, "stop-search", G_CALLBACK (gtk_popover_popdown),
                            picker);
  g_signal_connect (picker->list, "row-activated", G_CALLBACK (row_activated_cb), picker);
}

void
cjm_channel_picker_type (CjmChannelPicker *picker, gunichar c)
{
  char text[7] = "";

  g_unichar_to_utf8 (c, text);
  gtk_widget_grab_focus (picker->search);
  gtk_editable_set_text (GTK_EDITABLE (picker->search), text);
  gtk_editable_set_position (GTK_EDITABLE (picker->search), -1);
}

GtkWidget *
cjm_channel_picker_new (CjmDocument *document)
{
  CjmChannelPicker *picker = g_object_new (CJM_TYPE_CHANNEL_PICKER, NULL);

  picker->document = g_object_ref (document);
  fill (picker);
  return GTK_WIDGET (picker);
}
