#include "cjm-canvas-private.h"

#include "cjm-fragment-table.h"
#include "cjm-picture-file.h"
#include "cjm-transfer.h"

#include <glib/gi18n.h>
#include <string.h>

/* What other programs let fall on the sheet: files, texts, tables, pictures, and parts of other
 * maps. A mark shows the cell that they come to; maps are opened wherever they fall, and a picture
 * that falls beside the storyboard is the persona's photo. */

typedef struct
{
  CjmCanvas *canvas;
  GdkDrop *drop;
  gboolean has_landing;
  CjmLanding landing;
  CjmId note; /* that it fell on, or 0 */
} DropTask;

static void
drop_task_free (DropTask *task)
{
  g_object_unref (task->canvas);
  g_object_unref (task->drop);
  g_free (task);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DropTask, drop_task_free)

static void
finish (DropTask *task, gboolean is_taken)
{
  gdk_drop_finish (task->drop, is_taken ? GDK_ACTION_COPY : 0);
}

static const CjmMap *
get_map (DropTask *task)
{
  return cjm_document_get_map (task->canvas->document);
}

static GRand *
get_random (DropTask *task)
{
  return cjm_document_get_random (task->canvas->document);
}

/* Pictures */

static gboolean
is_on_storyboard (DropTask *task)
{
  const CjmLane *lane
      = task->has_landing ? cjm_map_find_lane (get_map (task), task->landing.lane) : NULL;

  return lane != NULL && cjm_lane_kind_get (lane->kind)->look == CJM_LOOK_PICTURES;
}

/* On a note of the storyboard, its picture; in a cell there, a new note; else the photo. */
static CjmMap *
take_picture (DropTask *task, const CjmMap *map, GBytes *data, const char *media_type)
{
  g_autoptr (CjmMap) noted = NULL;
  CjmId note = task->note;

  if (!is_on_storyboard (task))
    return cjm_map_set_photo (map, media_type, data);

  noted = note != 0 ? cjm_map_ref (map)
                    : cjm_map_add_note (map, task->landing.lane, task->landing.step,
                                        task->landing.index++, "", get_random (task), &note);
  /* The next of several pictures gets a note of its own. */
  task->note = 0;
  return cjm_map_set_picture (noted, note, media_type, data);
}

/* All pictures of a drop are one step of undo. */
static void
take_pictures (DropTask *task, const GArray *pictures)
{
  g_autoptr (CjmMap) map = cjm_map_ref (get_map (task));

  for (guint i = 0; i < pictures->len; i++)
    {
      const CjmPicture *picture = &g_array_index (pictures, CjmPicture, i);
      CjmMap *edited = take_picture (task, map, picture->data, picture->media_type);

      cjm_map_unref (map);
      map = edited;
    }

  cjm_document_take_map (task->canvas->document, g_steal_pointer (&map),
                         is_on_storyboard (task) ? CJM_CHANGE_PICTURE : CJM_CHANGE_PHOTO, NULL);
}

/* What was dropped, looked at in a thread. */
typedef struct
{
  GSList *files;
  GArray *pictures;
  GPtrArray *others;   /* files that are no pictures, for the window to open */
  GPtrArray *bad;      /* files that cannot be shown, and */
  GPtrArray *failures; /* why */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_slist_free_full (load->files, g_object_unref);
  g_array_unref (load->pictures);
  g_ptr_array_unref (load->others);
  g_ptr_array_unref (load->bad);
  g_ptr_array_unref (load->failures);
  g_free (load);
}

static void
load_file (Load *load, GFile *file)
{
  g_autoptr (GError) error = NULL;
  CjmPicture picture = { NULL, NULL };

  if (!cjm_picture_file_is_picture (file))
    {
      g_ptr_array_add (load->others, g_object_ref (file));
      return;
    }

  picture.data = cjm_picture_file_load (file, &picture.media_type, &error);
  if (picture.data != NULL)
    g_array_append_val (load->pictures, picture);
  else
    {
      g_ptr_array_add (load->bad, cjm_picture_file_dup_failure (file));
      g_ptr_array_add (load->failures, g_strdup (error->message));
    }
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Load *load = task_data;

  for (GSList *link = load->files; link != NULL; link = link->next)
    load_file (load, link->data);
  g_task_return_boolean (task, TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DropTask) task = user_data;
  const Load *load = g_task_get_task_data (G_TASK (result));

  if (task->canvas->document == NULL)
    return;

  if (load->pictures->len > 0)
    take_pictures (task, load->pictures);
  for (guint i = 0; i < load->bad->len; i++)
    cjm_canvas_fail (task->canvas, load->bad->pdata[i], load->failures->pdata[i]);
  for (guint i = 0; i < load->others->len; i++)
    g_signal_emit_by_name (task->canvas, "file-dropped", load->others->pdata[i]);
}

static gpointer
copy_file (gconstpointer file, gpointer user_data)
{
  return g_object_ref ((gpointer) file);
}

static void
take_files (DropTask *task, GSList *files)
{
  g_autoptr (GTask) loader = g_task_new (NULL, NULL, loaded_cb, task);
  Load *load = g_new0 (Load, 1);

  load->files = g_slist_copy_deep (files, copy_file, NULL);
  load->pictures = cjm_pictures_new ();
  load->others = g_ptr_array_new_with_free_func (g_object_unref);
  load->bad = g_ptr_array_new_with_free_func (g_free);
  load->failures = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (loader, load, load_free);
  g_task_run_in_thread (loader, load_thread);
}

/* Notes, and parts of maps */

static CjmMap *
paste (DropTask *task, const CjmMap *fragment, CjmPart part, CjmPasted *pasted)
{
  const CjmMap *map = get_map (task);
  const CjmLanding *landing = &task->landing;
  const CjmPhase *phase = cjm_map_find_phase_of_step (map, landing->step);
  int lane = cjm_sequence_find (map->lanes, landing->lane);

  switch (part)
    {
    case CJM_PART_CELLS:
      break;
    case CJM_PART_STEPS:
      return cjm_map_paste_steps (map, fragment, phase->record.id,
                                  (guint) cjm_sequence_find (phase->steps, landing->step) + 1,
                                  get_random (task), pasted);
    case CJM_PART_PHASES:
      return cjm_map_paste_phases (map, fragment,
                                   (guint) cjm_sequence_find (map->phases, phase->record.id) + 1,
                                   get_random (task), pasted);
    case CJM_PART_LANES:
      return cjm_map_paste_lanes (map, fragment, (guint) lane + 1, 0, get_random (task), pasted);
    }

  return cjm_map_paste_cells (map, fragment, landing->lane, landing->step, landing->index,
                              get_random (task), pasted);
}

static void
take_fragment (DropTask *task, const CjmMap *fragment, CjmPart part)
{
  CjmCanvas *canvas = task->canvas;
  CjmPasted pasted;

  cjm_pasted_init (&pasted);
  if (cjm_document_take_map (canvas->document, paste (task, fragment, part, &pasted),
                             CJM_CHANGE_DROP, NULL))
    cjm_canvas_select_notes (canvas, (const CjmId *) pasted.notes->data, pasted.notes->len);
  cjm_pasted_clear (&pasted);
}

static gboolean
take_incoming (DropTask *task, CjmIncoming *incoming)
{
  const CjmMap *map = get_map (task);

  if (incoming->pictures != NULL)
    {
      take_pictures (task, incoming->pictures);
      return TRUE;
    }
  if (!task->has_landing || cjm_map_find_phase_of_step (map, task->landing.step) == NULL)
    return FALSE;

  if (incoming->fragment != NULL)
    take_fragment (task, incoming->fragment, incoming->part);
  else if (incoming->table != NULL)
    {
      g_autoptr (CjmMap) fragment
          = cjm_fragment_new_from_table (incoming->table, 0, 0, map->language, get_random (task));

      take_fragment (task, fragment, CJM_PART_CELLS);
    }

  return incoming->fragment != NULL || incoming->table != NULL;
}

static void
incoming_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DropTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmIncoming) incoming = cjm_incoming_read_finish (result, &error);

  if (incoming == NULL && task->canvas->document != NULL)
    cjm_canvas_fail (task->canvas, _ ("What was dropped could not be read"), error->message);
  finish (task,
          incoming != NULL && task->canvas->document != NULL && take_incoming (task, incoming));
}

static void
read_incoming (DropTask *task)
{
  GObject *drop = G_OBJECT (task->drop);
  CjmWant want = is_on_storyboard (task) ? CJM_WANT_PICTURE : CJM_WANT_ANYTHING;

  cjm_incoming_read_async (drop, want, NULL, incoming_cb, task);
}

/* Files */

/* What a browser gives as an address only is no file, but it comes with a text as well. */
static gboolean
are_files (GSList *files)
{
  for (GSList *link = files; link != NULL; link = link->next)
    if (!g_file_is_native (link->data))
      return FALSE;

  return files != NULL;
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DropTask) task = user_data;
  const GValue *value = gdk_drop_read_value_finish (GDK_DROP (source), result, NULL);
  g_autoptr (GSList) files
      = value != NULL ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  if (task->canvas->document == NULL)
    finish (task, FALSE);
  else if (are_files (files))
    {
      finish (task, TRUE);
      take_files (g_steal_pointer (&task), files);
    }
  else
    read_incoming (g_steal_pointer (&task));
}

static gboolean
offers_files (GdkDrop *drop)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
         || gdk_content_formats_contain_mime_type (formats, "text/uri-list");
}

/* The target */

static gboolean
accept_cb (GtkDropTargetAsync *target, GdkDrop *drop, gpointer user_data)
{
  return cjm_canvas_owns_drop (user_data, drop) || offers_files (drop)
         || cjm_incoming_is_readable (gdk_drop_get_formats (drop));
}

static gboolean
find_landing (CjmCanvas *canvas, double x, double y, CjmLanding *landing)
{
  g_autoptr (CjmCargo) cargo = cjm_cargo_new_foreign ();

  cjm_canvas_to_page (canvas, &x, &y);
  return canvas->layout != NULL
         && cjm_cargo_find_landing (cargo, canvas->layout, x, y, TRUE, landing);
}

/* The pointer is in nobody's grab here, so the view scrolls at its edges for these drags too. */
static void
scrolled_cb (CjmCanvas *canvas)
{
  CjmLanding landing;

  cjm_canvas_show_landing (
      canvas,
      find_landing (canvas, canvas->pointer_x, canvas->pointer_y, &landing) ? &landing : NULL);
}

static GdkDragAction
motion_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  if (cjm_canvas_owns_drop (canvas, drop))
    {
      cjm_canvas_drag_to (
          canvas, x, y,
          gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (target)));
      return GDK_ACTION_COPY;
    }

  canvas->pointer_x = x;
  canvas->pointer_y = y;
  if (canvas->edge_tick == 0)
    cjm_canvas_begin_edge_scroll (canvas, scrolled_cb);
  scrolled_cb (canvas);
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTargetAsync *target, GdkDrop *drop, gpointer user_data)
{
  CjmCanvas *canvas = user_data;

  if (cjm_canvas_owns_drop (canvas, drop))
    cjm_canvas_drag_away (canvas);
  else
    cjm_canvas_end_edge_scroll (canvas);
  cjm_canvas_show_landing (canvas, NULL);
}

static gboolean
drop_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, gpointer user_data)
{
  CjmCanvas *canvas = user_data;
  DropTask *task;
  CjmStop stop;

  cjm_canvas_show_landing (canvas, NULL);
  cjm_canvas_end_edge_scroll (canvas);
  if (cjm_canvas_owns_drop (canvas, drop))
    {
      gdk_drop_finish (drop, GDK_ACTION_COPY);
      cjm_canvas_land_back (canvas);
      return TRUE;
    }

  cjm_canvas_end_editing (canvas);
  task = g_new0 (DropTask, 1);
  task->canvas = g_object_ref (canvas);
  task->drop = g_object_ref (drop);
  task->has_landing = find_landing (canvas, x, y, &task->landing);
  if (cjm_canvas_find_stop_at (canvas, x, y, &stop) && cjm_place_is_note (&stop.place))
    task->note = stop.place.target.id;
  if (offers_files (drop))
    gdk_drop_read_value_async (drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb, task);
  else
    read_incoming (task);

  return TRUE;
}

void
cjm_canvas_add_drop_target (CjmCanvas *canvas)
{
  GtkDropTargetAsync *target = gtk_drop_target_async_new (NULL, GDK_ACTION_COPY);

  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), canvas);
  g_signal_connect (target, "drag-enter", G_CALLBACK (motion_cb), canvas);
  g_signal_connect (target, "drag-motion", G_CALLBACK (motion_cb), canvas);
  g_signal_connect (target, "drag-leave", G_CALLBACK (leave_cb), canvas);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (target));
}
