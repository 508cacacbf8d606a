#include "cjm-inspector-special.h"

#include "cjm-artwork.h"
#include "cjm-color-picker.h"
#include "cjm-dialogs.h"
#include "cjm-picture-file.h"

#include <glib/gi18n.h>

/* Picture */

#define PICTURE_HEIGHT 120 /* pixels */

struct _CjmInspectorPicture
{
  CjmInspectorRow parent_instance;

  GtkWidget *area;
  GtkWidget *choose_button;
  GtkWidget *remove_button;
  CjmArtwork *artwork;
  CjmPhoto *photo; /* the one that is shown, or NULL */
};

#define CJM_TYPE_INSPECTOR_PICTURE (cjm_inspector_picture_get_type ())
G_DECLARE_FINAL_TYPE (CjmInspectorPicture,
                      cjm_inspector_picture,
                      CJM,
                      INSPECTOR_PICTURE,
                      CjmInspectorRow)
G_DEFINE_FINAL_TYPE (CjmInspectorPicture, cjm_inspector_picture, CJM_TYPE_INSPECTOR_ROW)

static gboolean
is_of_note (CjmInspectorRow *row)
{
  return cjm_inspector_row_get_info (row)->detail == CJM_RECORD_PHOTO;
}

static const CjmPhoto *
find_photo (CjmInspectorRow *row)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  const CjmNote *note;

  if (!is_of_note (row))
    return map->persona->photo;

  note = cjm_map_find_note (map, cjm_inspector_row_get_subject (row)->id, NULL);
  return note != NULL ? cjm_note_get_detail (note, CJM_RECORD_PHOTO) : NULL;
}

static void
take_picture (CjmInspectorRow *row, const char *media_type, GBytes *data)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  CjmId id = cjm_inspector_row_get_subject (row)->id;

  if (is_of_note (row))
    cjm_inspector_row_take (row, cjm_map_set_picture (map, id, media_type, data),
                            CJM_CHANGE_PICTURE);
  else
    cjm_inspector_row_take (row, cjm_map_set_photo (map, media_type, data),
                            data != NULL ? CJM_CHANGE_PHOTO : CJM_CHANGE_REMOVE_PHOTO);
}

/* What a file dialog is asked for: the row may show another note when it answers. */
typedef struct
{
  CjmInspectorRow *row;
  CjmInspectorSubject subject;
} PictureQuestion;

static void
picture_chosen_cb (GBytes *data, const char *media_type, gpointer user_data)
{
  g_autofree PictureQuestion *question = user_data;
  g_autoptr (CjmInspectorRow) row = question->row;

  if (data != NULL && gtk_widget_get_root (GTK_WIDGET (row)) != NULL
      && cjm_inspector_row_get_subject (row)->id == question->subject.id)
    take_picture (row, media_type, data);
}

static void
choose_cb (CjmInspectorRow *row)
{
  PictureQuestion *question = g_new (PictureQuestion, 1);

  question->row = g_object_ref (row);
  question->subject = *cjm_inspector_row_get_subject (row);
  cjm_picture_file_choose (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))),
                           is_of_note (row) ? _ ("Choose a Picture") : _ ("Choose a Photo"),
                           picture_chosen_cb, question);
}

static void
remove_cb (CjmInspectorRow *row)
{
  take_picture (row, NULL, NULL);
  gtk_widget_grab_focus (CJM_INSPECTOR_PICTURE (row)->choose_button);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  CjmInspectorPicture *picture = user_data;
  cairo_surface_t *surface
      = picture->photo != NULL ? cjm_artwork_get_photo (picture->artwork, picture->photo) : NULL;
  double scale;

  if (surface == NULL)
    return;

  scale = MIN ((double) width / cairo_image_surface_get_width (surface),
               (double) height / cairo_image_surface_get_height (surface));
  cairo_translate (cr, (width - scale * cairo_image_surface_get_width (surface)) / 2,
                   (height - scale * cairo_image_surface_get_height (surface)) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
}

static void
cjm_inspector_picture_update (CjmInspectorRow *row, gboolean is_other)
{
  CjmInspectorPicture *picture = CJM_INSPECTOR_PICTURE (row);
  const CjmPhoto *photo = find_photo (row);

  if (photo == picture->photo && !is_other)
    return;

  g_clear_pointer (&picture->photo, cjm_record_unref);
  picture->photo = photo != NULL ? cjm_record_ref (photo) : NULL;
  gtk_widget_set_visible (picture->area, photo != NULL);
  gtk_widget_set_visible (picture->remove_button, photo != NULL);
  gtk_button_set_label (GTK_BUTTON (picture->choose_button),
                        photo != NULL ? _ ("Replace…") : _ ("Choose a File…"));
  gtk_widget_queue_draw (picture->area);
}

static void
cjm_inspector_picture_finalize (GObject *object)
{
  CjmInspectorPicture *picture = CJM_INSPECTOR_PICTURE (object);

  g_clear_pointer (&picture->photo, cjm_record_unref);
  cjm_artwork_free (picture->artwork);
  G_OBJECT_CLASS (cjm_inspector_picture_parent_class)->finalize (object);
}

static void
cjm_inspector_picture_class_init (CjmInspectorPictureClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cjm_inspector_picture_finalize;
  CJM_INSPECTOR_ROW_CLASS (class)->update = cjm_inspector_picture_update;
}

static void
cjm_inspector_picture_init (CjmInspectorPicture *picture)
{
  picture->artwork = cjm_artwork_new ();
}

GtkWidget *
cjm_inspector_picture_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorPicture *picture = g_object_new (CJM_TYPE_INSPECTOR_PICTURE, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  cjm_inspector_row_set_up (CJM_INSPECTOR_ROW (picture), context, info);
  picture->area = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (picture->area), PICTURE_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (picture->area), draw_cb, picture, NULL);
  cjm_inspector_row_add_control (CJM_INSPECTOR_ROW (picture), picture->area);
  picture->choose_button = gtk_button_new_with_label (_ ("Choose a File…"));
  gtk_widget_set_hexpand (picture->choose_button, TRUE);
  g_signal_connect_swapped (picture->choose_button, "clicked", G_CALLBACK (choose_cb), picture);
  picture->remove_button = gtk_button_new_with_label (_ ("Remove"));
  g_signal_connect_swapped (picture->remove_button, "clicked", G_CALLBACK (remove_cb), picture);
  gtk_box_append (GTK_BOX (buttons), picture->choose_button);
  gtk_box_append (GTK_BOX (buttons), picture->remove_button);
  gtk_box_append (GTK_BOX (picture), buttons);

  return GTK_WIDGET (picture);
}

/* Colour */

struct _CjmInspectorColor
{
  CjmInspectorRow parent_instance;

  GtkWidget *swatches;
};

#define CJM_TYPE_INSPECTOR_COLOR (cjm_inspector_color_get_type ())
G_DECLARE_FINAL_TYPE (CjmInspectorColor, cjm_inspector_color, CJM, INSPECTOR_COLOR, CjmInspectorRow)
G_DEFINE_FINAL_TYPE (CjmInspectorColor, cjm_inspector_color, CJM_TYPE_INSPECTOR_ROW)

static void
take_color (CjmInspectorRow *row, gint32 color)
{
  cjm_inspector_row_take (row,
                          cjm_map_set_phase_color (cjm_inspector_row_get_map (row),
                                                   cjm_inspector_row_get_subject (row)->id, color),
                          CJM_CHANGE_COLOR);
}

static void
set_color_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  take_color (user_data, g_variant_get_int32 (parameter));
}

static void
automatic_cb (CjmInspectorRow *row)
{
  take_color (row, CJM_COLOR_AUTOMATIC);
}

static void
color_chosen_cb (gboolean is_chosen, guint32 color, gpointer user_data)
{
  g_autoptr (CjmInspectorRow) row = user_data;

  if (is_chosen && gtk_widget_get_root (GTK_WIDGET (row)) != NULL)
    take_color (row, (gint32) color);
}

static void
other_cb (CjmInspectorRow *row)
{
  double color = cjm_map_get_value (cjm_inspector_row_get_map (row), CJM_VALUE_PHASE_COLOR,
                                    cjm_inspector_row_get_subject (row)->id);

  cjm_dialog_choose_color (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))),
                           color >= 0 ? (guint32) color : 0, color_chosen_cb, g_object_ref (row));
}

static void
cjm_inspector_color_update (CjmInspectorRow *row, gboolean is_other)
{
  CjmInspectorColor *self = CJM_INSPECTOR_COLOR (row);
  double color = cjm_map_get_value (cjm_inspector_row_get_map (row), CJM_VALUE_PHASE_COLOR,
                                    cjm_inspector_row_get_subject (row)->id);

  for (GtkWidget *swatch = gtk_widget_get_first_child (self->swatches); swatch != NULL;
       swatch = gtk_widget_get_next_sibling (swatch))
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (swatch));

      if (target != NULL && g_variant_get_int32 (target) == color)
        gtk_widget_add_css_class (swatch, "current");
      else
        gtk_widget_remove_css_class (swatch, "current");
    }
}

static void
cjm_inspector_color_class_init (CjmInspectorColorClass *class)
{
  CJM_INSPECTOR_ROW_CLASS (class)->update = cjm_inspector_color_update;
}

static void
cjm_inspector_color_init (CjmInspectorColor *color)
{
}

static void
append_button (GtkWidget *box, const char *label, GCallback callback, gpointer user_data)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_swapped (button, "clicked", callback, user_data);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
cjm_inspector_color_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorColor *color = g_object_new (CJM_TYPE_INSPECTOR_COLOR, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const GActionEntry actions[]
      = { { .name = "set-color", .activate = set_color_cb, .parameter_type = "i" } };

  cjm_inspector_row_set_up (CJM_INSPECTOR_ROW (color), context, info);
  /* The swatches act on the canvas where they are in its menu, and here on the row. */
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), color);
  gtk_widget_insert_action_group (GTK_WIDGET (color), "canvas", G_ACTION_GROUP (group));
  color->swatches = cjm_color_picker_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (color->swatches), TRUE);
  cjm_inspector_row_add_control (CJM_INSPECTOR_ROW (color), color->swatches);
  append_button (buttons, _ ("Automatic"), G_CALLBACK (automatic_cb), color);
  append_button (buttons, _ ("Other…"), G_CALLBACK (other_cb), color);
  gtk_box_append (GTK_BOX (color), buttons);

  return GTK_WIDGET (color);
}

/* Readout and button */

struct _CjmInspectorPlain
{
  CjmInspectorRow parent_instance;

  GtkWidget *label; /* of a readout, or NULL */
};

#define CJM_TYPE_INSPECTOR_PLAIN (cjm_inspector_plain_get_type ())
G_DECLARE_FINAL_TYPE (CjmInspectorPlain, cjm_inspector_plain, CJM, INSPECTOR_PLAIN, CjmInspectorRow)
G_DEFINE_FINAL_TYPE (CjmInspectorPlain, cjm_inspector_plain, CJM_TYPE_INSPECTOR_ROW)

static void
cjm_inspector_plain_update (CjmInspectorRow *row, gboolean is_other)
{
  const CjmInspectorReadout *readout = cjm_inspector_row_get_info (row)->binding;
  GtkWidget *label = CJM_INSPECTOR_PLAIN (row)->label;
  g_autofree char *text = NULL;

  if (label == NULL)
    return;

  text = readout->dup_text (row);
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static void
cjm_inspector_plain_class_init (CjmInspectorPlainClass *class)
{
  CJM_INSPECTOR_ROW_CLASS (class)->update = cjm_inspector_plain_update;
}

static void
cjm_inspector_plain_init (CjmInspectorPlain *plain)
{
}

GtkWidget *
cjm_inspector_readout_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorPlain *plain = g_object_new (CJM_TYPE_INSPECTOR_PLAIN, NULL);

  cjm_inspector_row_set_up (CJM_INSPECTOR_ROW (plain), context, info);
  plain->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (plain->label), 0);
  if (info->is_bare)
    {
      gtk_label_set_ellipsize (GTK_LABEL (plain->label), PANGO_ELLIPSIZE_END);
      gtk_label_set_single_line_mode (GTK_LABEL (plain->label), TRUE);
    }
  else
    gtk_label_set_wrap (GTK_LABEL (plain->label), TRUE);
  gtk_widget_set_vexpand (plain->label, info->is_bare);
  gtk_box_append (GTK_BOX (plain), plain->label);

  return GTK_WIDGET (plain);
}

static void
clicked_cb (CjmInspectorRow *row)
{
  const CjmInspectorCommand *command = cjm_inspector_row_get_info (row)->binding;

  command->activate (row);
}

GtkWidget *
cjm_inspector_button_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info)
{
  CjmInspectorPlain *plain = g_object_new (CJM_TYPE_INSPECTOR_PLAIN, NULL);
  const CjmInspectorCommand *command = info->binding;
  GtkWidget *button = gtk_button_new_with_label (_ (info->label));

  cjm_inspector_row_set_up (CJM_INSPECTOR_ROW (plain), context, info);
  if (command->is_destructive)
    gtk_widget_add_css_class (button, "inspector-delete");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), plain);
  gtk_box_append (GTK_BOX (plain), button);

  return GTK_WIDGET (plain);
}
