#pragma once

#include "cjm-file-watch.h"
#include "cjm-inspector.h"
#include "cjm-recorder.h"
#include "cjm-toast.h"
#include "cjm-view-corner.h"
#include "cjm-window.h"

/* What the files of the window share: cjm-window.c (header bar, view, editing),
 * cjm-window-files.c (opening, saving, closing), cjm-window-colleagues.c (who else works with the
 * file), cjm-window-recovery.c (what is not saved, and what was saved before), cjm-window-find.c
 * (find and replace), cjm-window-panels.c (what stands beside the map, and what adds to it from a
 * catalogue) and cjm-window-view.c (zoom, and the view of each file). */

G_BEGIN_DECLS

/* What the window tells of its file; one notice each at a time. */
typedef enum
{
  CJM_TOPIC_OWNER,  /* who else has it open */
  CJM_TOPIC_FILE,   /* what became of it */
  CJM_TOPIC_MERGE,  /* where both sides changed the same */
  CJM_TOPIC_VERSION /* by which CJMap it was made */
} CjmWindowTopic;

#define CJM_N_TOPICS (CJM_TOPIC_VERSION + 1)

struct _CjmWindow
{
  GtkApplicationWindow parent_instance;

  CjmDocument *document;
  CjmRecorder *recorder; /* of the document */
  CjmCanvas *canvas;
  CjmInspector *inspector;
  GtkWidget *inspector_side; /* the inspector and its edge: what is shown and hidden */
  gboolean had_inspector;    /* a panel has taken the place of the inspector */
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  CjmViewCorner *corner;
  GtkWidget *empty_state; /* over a map that has nothing to write in */
  GtkLabel *empty_label, *empty_hint;
  GtkWidget *empty_phase_button, *empty_lane_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *menu_button;
  GtkRevealer *find_revealer; /* of the bar that finds; empty until that is asked for */
  GtkStack *panels;           /* the review and the guiding questions, made when first asked for */
  CjmToast *toast;
  GtkBox *notices;               /* over the map */
  CjmFileWatch *watch;           /* of the document's file */
  GtkWidget *told[CJM_N_TOPICS]; /* those of the notices; weak pointers */
  guint news_timeout;            /* until what is new in the file is loaded */
  gboolean wants_merge;          /* as soon as the file has been looked at */
  gboolean saves_after_merge;
  GtkWidget *ready_notice;      /* the one of them that tells of @exported; a weak pointer */
  GFile *exported;              /* what was exported last, or NULL */
  GtkWidget *menu_focus;        /* what had the focus before the main menu; a weak pointer */
  CjmTarget hidden_misspelling; /* the one that is shown in the inspector, or id 0 */
  guint hidden_misspelling_end;
  GFile *loading; /* the file that is being read, or NULL */
  gboolean is_saving;
  GFile *next_save; /* where to save once the running save has ended, or NULL */
  gboolean next_may_replace;
  gboolean closes_after_save;
};

/* Adds the actions of files to the window; cjm-window-files.c. */
void cjm_window_add_file_actions (CjmWindow *window);

/* Watches the file, tells of colleagues and adds the actions for both to come together;
 * cjm-window-colleagues.c. */
void cjm_window_set_up_colleagues (CjmWindow *window);
void cjm_window_tear_down_colleagues (CjmWindow *window);

/* Says it where the map was made by a newer CJMap. */
void cjm_window_tell_version (CjmWindow *window);

/* The user has thought better of closing the window, or of leaving the program, or has something to
 * look at first; cjm-window-files.c. */
void cjm_window_stay_open (CjmWindow *window);

/* Looks at the file and merges what it holds into the map, then saves where @saves and nobody has
 * to choose between the two. */
void cjm_window_merge_theirs (CjmWindow *window, gboolean saves);

/* Loads what the file holds by now where nothing would be lost, else tells of it. */
void cjm_window_take_news (CjmWindow *window);

/* Keeps copies of what is not saved, and says where that fails; cjm-window-recovery.c. */
void cjm_window_set_up_recovery (CjmWindow *window);

/* Adds the action that shows the versions; cjm-window-recovery.c. */
void cjm_window_add_version_actions (CjmWindow *window);

/* TRUE where the window may close at once; else the user is asked first. */
gboolean cjm_window_may_close (CjmWindow *window);

/* Adds the actions of panels and catalogues to the window; cjm-window-panels.c. */
void cjm_window_add_panel_actions (CjmWindow *window);

/* The same for what needs the window's template. */
void cjm_window_set_up_panels (CjmWindow *window);

/* Adds the actions that find and replace to the window; cjm-window-find.c. */
void cjm_window_add_find_actions (CjmWindow *window);

/* The same for what needs the window's template. */
void cjm_window_set_up_find (CjmWindow *window);

/* Adds the actions of the clipboard and the line that tells of what pasting did;
 * cjm-window-clipboard.c. */
void cjm_window_set_up_clipboard (CjmWindow *window);

/* Adds the actions of what goes out of the window, and the place where it is told of it;
 * cjm-window-export.c. */
void cjm_window_set_up_export (CjmWindow *window);

/* Keeps in mind what has the focus, as a menu is about to take it. */
void cjm_window_note_focus (CjmWindow *window);

/* Adds the action that goes through the misspelled words; cjm-window-spelling.c. */
void cjm_window_add_spelling_actions (CjmWindow *window);

/* Whether the focus is in the bar that finds. */
gboolean cjm_window_is_finding (CjmWindow *window);

/* Gives the focus to the inspector's row for a text; cjm-window.c. */
void cjm_window_show_field (CjmWindow *window, CjmTarget target);

/* Adds the actions of the view to the window; cjm-window-view.c. */
void cjm_window_add_view_actions (CjmWindow *window);
void cjm_window_set_up_view (CjmWindow *window);

/* Offers phases and lanes where the map has none. */
void cjm_window_update_empty_state (CjmWindow *window);

/* Whether the inspector can be shown and leave enough of the window to the map. */
gboolean cjm_window_has_room (CjmWindow *window);

/* Keeps how the window shows its file, for when that is opened again; brings it back for the file
 * that was opened. The size is for a window that is not shown yet; @file may be NULL. */
void cjm_window_remember_view (CjmWindow *window);
void cjm_window_restore_size (CjmWindow *window, GFile *file);
void cjm_window_restore_view (CjmWindow *window);

G_END_DECLS
