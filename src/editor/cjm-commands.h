#pragma once

#include <gtk/gtk.h>

/* All that a person can tell the program to do: one table, from which come the keys, the list of
 * commands that can be searched (Ctrl+Shift+P) and the window of shortcuts.
 *
 * To add a command: install its action (of the application, the window, or the canvas) and give it
 * a line in the table of cjm-commands.c. Nothing else: a key of "app." and "win." works in the
 * whole window, one of "canvas." where the canvas has the focus and no text is being edited. A line
 * without an action stands for a key only, which is shown among the shortcuts. A test fails where
 * an action has no line. */

G_BEGIN_DECLS

typedef enum
{
  CJM_SECTION_MAP,
  CJM_SECTION_WRITING,
  CJM_SECTION_NOTES,
  CJM_SECTION_PHASES,
  CJM_SECTION_LANES,
  CJM_SECTION_MOVING,
  CJM_SECTION_SELECTING,
  CJM_SECTION_METHOD,
  CJM_SECTION_VIEW,
  CJM_SECTION_PROGRAM,
  CJM_N_SECTIONS
} CjmCommandSection;

/* What has to have the focus on the canvas for a command to have a meaning. */
typedef enum
{
  CJM_SUBJECT_ANY,        /* it does not matter */
  CJM_SUBJECT_THING,      /* something */
  CJM_SUBJECT_NOTE,       /* a note of any kind */
  CJM_SUBJECT_MOVABLE,    /* a note, or the header of a phase, a step or a lane */
  CJM_SUBJECT_TOUCHPOINT, /* a note or a cell of a lane of this kind; so are the next three */
  CJM_SUBJECT_FEELING,
  CJM_SUBJECT_ACTION,
  CJM_SUBJECT_PICTURE,
  CJM_SUBJECT_PHASE, /* a phase or something in one */
  CJM_SUBJECT_STEP,  /* the same for a step of a phase that has several */
  CJM_SUBJECT_LANE   /* a lane or something in one */
} CjmCommandSubject;

typedef struct
{
  const char *action; /* with its parameter: "win.save", "canvas.set-evidence(0)"; or NULL */
  const char *label;  /* to be translated */
  CjmCommandSection section;
  const char *keys; /* as of gtk_accelerator_parse(), separated by blanks; the first is shown in
                       menus; or NULL */
  CjmCommandSubject subject;
} CjmCommand;

guint cjm_commands_get_length (void);
const CjmCommand *cjm_commands_get_nth (guint index);

/* The command of an action with its parameter, or NULL. */
const CjmCommand *cjm_commands_find (const char *action);

/* The first command whose action begins with @prefix ("canvas.") and whose keys have @key with
 * @state, or NULL. */
const CjmCommand *cjm_commands_find_for_key (const char *prefix, guint key, GdkModifierType state);

/* Translated. */
const char *cjm_command_get_label (const CjmCommand *command);
const char *cjm_command_section_get_title (CjmCommandSection section);

/* The first key as menus want it ("<Control>s") and as a person reads it ("Ctrl+S"); NULL where
 * there is none. The caller frees both. */
char *cjm_command_dup_accelerator (const CjmCommand *command);
char *cjm_command_dup_key_label (const CjmCommand *command);

/* Runs the command's action on @widget or what it stands in; FALSE where none there has it. */
gboolean cjm_command_run (const CjmCommand *command, GtkWidget *widget);

/* Makes the keys of the application's and the window's actions work. */
void cjm_commands_set_accelerators (GtkApplication *application);

G_END_DECLS
