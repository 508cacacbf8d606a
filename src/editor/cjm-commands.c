#include "cjm-commands.h"

#include <glib/gi18n.h>
#include <string.h>

/* In the order in which the shortcuts are shown, section by section. */
static const CjmCommand commands[] = {
  { "app.new", N_ ("New map"), CJM_SECTION_MAP, "<Control>n" },
  { "win.open", N_ ("Open a map"), CJM_SECTION_MAP, "<Control>o" },
  { "app.recover", N_ ("Recover unsaved maps"), CJM_SECTION_MAP },
  { "win.save", N_ ("Save"), CJM_SECTION_MAP, "<Control>s" },
  { "win.save-as", N_ ("Save as"), CJM_SECTION_MAP, "<Control><Shift>s" },
  { "win.merge-theirs", N_ ("Merge with what the file holds by now"), CJM_SECTION_MAP },
  { "win.follow-file", N_ ("Go on with the new name of the file"), CJM_SECTION_MAP },
  { "win.save-as-template", N_ ("Save as a template"), CJM_SECTION_MAP },
  { "win.versions", N_ ("Versions: what was saved before"), CJM_SECTION_MAP },
  { "win.export", N_ ("Export"), CJM_SECTION_MAP, "<Control>e" },
  { "win.print", N_ ("Print"), CJM_SECTION_MAP, "<Control>p" },
  { "win.open-exported", N_ ("Open what was exported last"), CJM_SECTION_MAP },
  { "win.show-exported", N_ ("Show in its folder what was exported last"), CJM_SECTION_MAP },
  { "win.close", N_ ("Close the window"), CJM_SECTION_MAP, "<Control>w" },
  { "app.quit", N_ ("Quit"), CJM_SECTION_MAP, "<Control>q" },

  { "win.undo", N_ ("Undo"), CJM_SECTION_WRITING, "<Control>z" },
  { "win.redo", N_ ("Redo"), CJM_SECTION_WRITING, "<Control><Shift>z <Control>y" },
  { "win.find", N_ ("Find"), CJM_SECTION_WRITING, "<Control>f" },
  { "win.replace", N_ ("Find and replace"), CJM_SECTION_WRITING, "<Control>h" },
  { "win.find-next", N_ ("Next of what was found"), CJM_SECTION_WRITING, "<Control>g F3" },
  { "win.find-previous", N_ ("The one before of what was found"), CJM_SECTION_WRITING,
    "<Control><Shift>g <Shift>F3" },
  { "win.next-misspelling", N_ ("Next misspelled word"), CJM_SECTION_WRITING, "<Shift>F7" },
  { "canvas.edit", N_ ("Edit the text"), CJM_SECTION_WRITING, "Return F2 KP_Enter",
    CJM_SUBJECT_THING },
  { "canvas.cut", N_ ("Cut"), CJM_SECTION_WRITING, "<Control>x <Shift>Delete", CJM_SUBJECT_THING },
  { "canvas.copy", N_ ("Copy"), CJM_SECTION_WRITING, "<Control>c <Control>Insert",
    CJM_SUBJECT_THING },
  { "canvas.copy-picture", N_ ("Copy as a picture"), CJM_SECTION_WRITING, "<Control><Shift>c" },
  { "canvas.copy-table", N_ ("Copy as a table"), CJM_SECTION_WRITING },
  { "canvas.paste", N_ ("Paste"), CJM_SECTION_WRITING, "<Control>v <Shift>Insert" },
  { "canvas.paste-text", N_ ("Paste as one note"), CJM_SECTION_WRITING, "<Control><Shift>v" },
  { NULL, N_ ("Keep the text"), CJM_SECTION_WRITING, "Return" },
  { NULL, N_ ("New line in the text"), CJM_SECTION_WRITING, "<Shift>Return" },
  { NULL, N_ ("Give the old text back"), CJM_SECTION_WRITING, "Escape" },
  { "canvas.add", N_ ("Add a note, phase or lane after this one"), CJM_SECTION_WRITING,
    "<Control>Return <Control>KP_Enter" },
  { "canvas.duplicate", N_ ("Duplicate"), CJM_SECTION_WRITING, "<Control>d", CJM_SUBJECT_MOVABLE },
  { "canvas.delete", N_ ("Delete"), CJM_SECTION_WRITING, "Delete BackSpace KP_Delete",
    CJM_SUBJECT_THING },

  { "canvas.add-note", N_ ("Add a note"), CJM_SECTION_NOTES },
  { "canvas.split-note", N_ ("Split the note at the caret"), CJM_SECTION_NOTES,
    "<Control><Shift>Return" },
  { "canvas.merge-notes", N_ ("Merge the selected notes, or with the next one"), CJM_SECTION_NOTES,
    "<Control>j", CJM_SUBJECT_NOTE },
  { "canvas.sort::text", N_ ("Sort the notes alphabetically"), CJM_SECTION_NOTES, NULL,
    CJM_SUBJECT_THING },
  { "canvas.sort::evidence", N_ ("Sort the notes by evidence"), CJM_SECTION_NOTES, NULL,
    CJM_SUBJECT_THING },
  { "canvas.choose-channel", N_ ("Channel of a touchpoint"), CJM_SECTION_NOTES, "F3",
    CJM_SUBJECT_TOUCHPOINT },
  { "canvas.set-role(1)", N_ ("The touchpoint leads on"), CJM_SECTION_NOTES, NULL,
    CJM_SUBJECT_TOUCHPOINT },
  { "canvas.set-role(2)", N_ ("The touchpoint converts"), CJM_SECTION_NOTES, NULL,
    CJM_SUBJECT_TOUCHPOINT },
  { "canvas.set-role(0)", N_ ("The touchpoint's role is not known"), CJM_SECTION_NOTES, NULL,
    CJM_SUBJECT_TOUCHPOINT },
  { "canvas.next-evidence", N_ ("Next evidence: assumed, inferred, data"), CJM_SECTION_NOTES, "F4",
    CJM_SUBJECT_NOTE },
  { "canvas.set-evidence(0)", N_ ("Evidence: assumed"), CJM_SECTION_NOTES, NULL, CJM_SUBJECT_NOTE },
  { "canvas.set-evidence(1)", N_ ("Evidence: inferred"), CJM_SECTION_NOTES, NULL,
    CJM_SUBJECT_NOTE },
  { "canvas.set-evidence(2)", N_ ("Evidence: data"), CJM_SECTION_NOTES, NULL, CJM_SUBJECT_NOTE },
  { "canvas.toggle-moment", N_ ("Moment of truth"), CJM_SECTION_NOTES, "<Control>m",
    CJM_SUBJECT_NOTE },
  { "canvas.toggle-emphasis", N_ ("Emphasis"), CJM_SECTION_NOTES, "<Control>b", CJM_SUBJECT_NOTE },
  { "canvas.raise", N_ ("A feeling better"), CJM_SECTION_NOTES, "<Control>Up",
    CJM_SUBJECT_FEELING },
  { "canvas.lower", N_ ("A feeling worse"), CJM_SECTION_NOTES, "<Control>Down",
    CJM_SUBJECT_FEELING },
  { "canvas.raise-finely", N_ ("A feeling a little better"), CJM_SECTION_NOTES,
    "<Control><Shift>Up", CJM_SUBJECT_FEELING },
  { "canvas.lower-finely", N_ ("A feeling a little worse"), CJM_SECTION_NOTES,
    "<Control><Shift>Down", CJM_SUBJECT_FEELING },
  { "canvas.set-status(0)", N_ ("The action is pending"), CJM_SECTION_NOTES, NULL,
    CJM_SUBJECT_ACTION },
  { "canvas.set-status(1)", N_ ("The action has started"), CJM_SECTION_NOTES, NULL,
    CJM_SUBJECT_ACTION },
  { "canvas.set-status(2)", N_ ("The action is done"), CJM_SECTION_NOTES, NULL,
    CJM_SUBJECT_ACTION },
  { "canvas.set-status(3)", N_ ("The action is blocked"), CJM_SECTION_NOTES, NULL,
    CJM_SUBJECT_ACTION },
  { "canvas.choose-picture", N_ ("Choose a picture"), CJM_SECTION_NOTES, NULL,
    CJM_SUBJECT_PICTURE },
  { "canvas.choose-photo", N_ ("Choose the persona's photo"), CJM_SECTION_NOTES },
  { "canvas.remove-photo", N_ ("Remove the persona's photo"), CJM_SECTION_NOTES },

  { "canvas.add-phase", N_ ("Add a phase after this one"), CJM_SECTION_PHASES },
  { "canvas.add-phase-before", N_ ("Add a phase before this one"), CJM_SECTION_PHASES, NULL,
    CJM_SUBJECT_PHASE },
  { "canvas.duplicate-phase", N_ ("Duplicate the phase"), CJM_SECTION_PHASES, NULL,
    CJM_SUBJECT_PHASE },
  { "canvas.delete-phase", N_ ("Delete the phase"), CJM_SECTION_PHASES, NULL, CJM_SUBJECT_PHASE },
  { "canvas.choose-color", N_ ("Color of the phase"), CJM_SECTION_PHASES, NULL, CJM_SUBJECT_PHASE },
  { "canvas.set-color(-1)", N_ ("Color of the phase by its place"), CJM_SECTION_PHASES, NULL,
    CJM_SUBJECT_PHASE },
  { "canvas.width::wider", N_ ("Make the column wider"), CJM_SECTION_PHASES, "<Alt>Right",
    CJM_SUBJECT_PHASE },
  { "canvas.width::narrower", N_ ("Make the column narrower"), CJM_SECTION_PHASES, "<Alt>Left",
    CJM_SUBJECT_PHASE },
  { "canvas.width::fitting", N_ ("Make the column as wide as it needs"), CJM_SECTION_PHASES, NULL,
    CJM_SUBJECT_PHASE },
  { "canvas.width::automatic", N_ ("Let the sheet choose the column's width"), CJM_SECTION_PHASES,
    NULL, CJM_SUBJECT_PHASE },
  { "canvas.add-step", N_ ("Add a step"), CJM_SECTION_PHASES },
  { "canvas.join-step", N_ ("Join the step with its neighbor"), CJM_SECTION_PHASES, NULL,
    CJM_SUBJECT_STEP },

  { "win.add-lane", N_ ("Add a lane from the catalog"), CJM_SECTION_LANES },
  { "canvas.add-lane-above", N_ ("Add a lane of notes above"), CJM_SECTION_LANES },
  { "canvas.add-lane", N_ ("Add a lane of notes below"), CJM_SECTION_LANES },
  { "canvas.edit-question", N_ ("Edit the lane's guiding question"), CJM_SECTION_LANES, NULL,
    CJM_SUBJECT_LANE },
  { "canvas.toggle-by-phase", N_ ("One cell a phase or a step"), CJM_SECTION_LANES, NULL,
    CJM_SUBJECT_LANE },
  { "canvas.duplicate-lane", N_ ("Duplicate the lane"), CJM_SECTION_LANES, NULL, CJM_SUBJECT_LANE },
  { "canvas.delete-lane", N_ ("Delete the lane"), CJM_SECTION_LANES, NULL, CJM_SUBJECT_LANE },

  { NULL, N_ ("Next or previous cell"), CJM_SECTION_MOVING, "Tab <Shift>Tab" },
  { NULL, N_ ("Neighbor"), CJM_SECTION_MOVING, "Left Right Up Down" },
  { "canvas.move::left", N_ ("Move to the left"), CJM_SECTION_MOVING, "<Control>Left",
    CJM_SUBJECT_MOVABLE },
  { "canvas.move::right", N_ ("Move to the right"), CJM_SECTION_MOVING, "<Control>Right",
    CJM_SUBJECT_MOVABLE },
  { "canvas.move::up", N_ ("Move up"), CJM_SECTION_MOVING, "<Control>Up", CJM_SUBJECT_MOVABLE },
  { "canvas.move::down", N_ ("Move down"), CJM_SECTION_MOVING, "<Control>Down",
    CJM_SUBJECT_MOVABLE },
  { "canvas.go::row-start", N_ ("To the start of the row"), CJM_SECTION_MOVING, "Home KP_Home" },
  { "canvas.go::row-end", N_ ("To the end of the row"), CJM_SECTION_MOVING, "End KP_End" },
  { "canvas.go::first", N_ ("To the first cell"), CJM_SECTION_MOVING,
    "<Control>Home <Control>KP_Home" },
  { "canvas.go::last", N_ ("To the last cell"), CJM_SECTION_MOVING,
    "<Control>End <Control>KP_End" },
  { "canvas.go::view-up", N_ ("A view up"), CJM_SECTION_MOVING, "Page_Up KP_Page_Up" },
  { "canvas.go::view-down", N_ ("A view down"), CJM_SECTION_MOVING, "Page_Down KP_Page_Down" },
  { NULL, N_ ("Context menu"), CJM_SECTION_MOVING, "Menu <Shift>F10" },

  { "canvas.select-all", N_ ("Select the cell, then its lane, then all"), CJM_SECTION_SELECTING,
    "<Control>a" },
  { "canvas.select-none", N_ ("Select nothing"), CJM_SECTION_SELECTING, "Escape" },
  { NULL, N_ ("Select up to there"), CJM_SECTION_SELECTING,
    "<Shift>Left <Shift>Right <Shift>Up <Shift>Down" },
  { "canvas.go-selecting::row-start", N_ ("Select to the start of the row"), CJM_SECTION_SELECTING,
    "<Shift>Home <Shift>KP_Home" },
  { "canvas.go-selecting::row-end", N_ ("Select to the end of the row"), CJM_SECTION_SELECTING,
    "<Shift>End <Shift>KP_End" },
  { "canvas.go-selecting::first", N_ ("Select to the first cell"), CJM_SECTION_SELECTING,
    "<Control><Shift>Home <Control><Shift>KP_Home" },
  { "canvas.go-selecting::last", N_ ("Select to the last cell"), CJM_SECTION_SELECTING,
    "<Control><Shift>End <Control><Shift>KP_End" },
  { "canvas.go-selecting::view-up", N_ ("Select a view up"), CJM_SECTION_SELECTING,
    "<Shift>Page_Up <Shift>KP_Page_Up" },
  { "canvas.go-selecting::view-down", N_ ("Select a view down"), CJM_SECTION_SELECTING,
    "<Shift>Page_Down <Shift>KP_Page_Down" },
  { NULL, N_ ("Move the focus, keep the selection"), CJM_SECTION_SELECTING,
    "<Control><Shift>Left <Control><Shift>Right <Control><Shift>Up <Control><Shift>Down" },
  { "canvas.toggle-selected", N_ ("Select one more or one less"), CJM_SECTION_SELECTING,
    "<Control>space" },

  { "win.questions", N_ ("Guiding questions, one after the other"), CJM_SECTION_METHOD, "F7" },
  { "win.review", N_ ("Review: what the map still lacks"), CJM_SECTION_METHOD, "F8" },
  { "win.overview::actions", N_ ("Actions by impact and effort"), CJM_SECTION_METHOD },
  { "win.overview::evidence", N_ ("How much of the map is known"), CJM_SECTION_METHOD },
  { "win.inspector", N_ ("Show or hide the inspector"), CJM_SECTION_METHOD, "F9" },
  { "win.switch-side", N_ ("From the sheet to the inspector and back"), CJM_SECTION_METHOD, "F6" },

  { "win.zoom-in", N_ ("Zoom in"), CJM_SECTION_VIEW, "<Control>plus <Control>equal" },
  { "win.zoom-out", N_ ("Zoom out"), CJM_SECTION_VIEW, "<Control>minus" },
  { "win.zoom-normal", N_ ("100 %"), CJM_SECTION_VIEW, "<Control>0" },
  { "win.zoom-fit", N_ ("Show the whole map"), CJM_SECTION_VIEW, "<Control>9" },
  { "win.zoom-width", N_ ("Fit the width"), CJM_SECTION_VIEW, "<Control>8" },
  { "win.zoom(0.25)", N_ ("Zoom to 25 %"), CJM_SECTION_VIEW },
  { "win.zoom(0.5)", N_ ("Zoom to 50 %"), CJM_SECTION_VIEW },
  { "win.zoom(0.75)", N_ ("Zoom to 75 %"), CJM_SECTION_VIEW },
  { "win.zoom(1.5)", N_ ("Zoom to 150 %"), CJM_SECTION_VIEW },
  { "win.zoom(2.0)", N_ ("Zoom to 200 %"), CJM_SECTION_VIEW },
  { "win.mini-map", N_ ("Show or hide the mini-map"), CJM_SECTION_VIEW, "<Control><Shift>m" },
  { "win.switch-corner", N_ ("From the sheet to the mini-map and back"), CJM_SECTION_VIEW,
    "<Shift>F6" },
  { "win.spotlight::phase", N_ ("Focus on a phase"), CJM_SECTION_VIEW, "F5" },
  { "win.spotlight::lane", N_ ("Focus on a lane"), CJM_SECTION_VIEW, "<Shift>F5" },
  { "win.spotlight::cell", N_ ("Focus on a cell"), CJM_SECTION_VIEW, "<Control>F5" },
  { "win.spotlight::off", N_ ("Back to the whole map"), CJM_SECTION_VIEW },
  { NULL, N_ ("Back to the whole map"), CJM_SECTION_VIEW, "Escape" },
  { "win.dim-unbacked", N_ ("Dim what no data backs"), CJM_SECTION_VIEW, "<Control><Shift>e" },
  { "win.fullscreen", N_ ("Full screen"), CJM_SECTION_VIEW, "F11" },
  { NULL, N_ ("Drag the sheet with the pointer"), CJM_SECTION_VIEW, "space" },

  { NULL, N_ ("Main menu"), CJM_SECTION_PROGRAM, "F10" },
  { "win.commands", N_ ("All commands"), CJM_SECTION_PROGRAM, "<Control><Shift>p" },
  { "app.preferences", N_ ("Preferences"), CJM_SECTION_PROGRAM, "<Control>comma" },
  { "win.show-help-overlay", N_ ("Keyboard shortcuts"), CJM_SECTION_PROGRAM,
    "<Control>question F1" },
  { "app.about", N_ ("About CJMap"), CJM_SECTION_PROGRAM },
};

guint
cjm_commands_get_length (void)
{
  return G_N_ELEMENTS (commands);
}

const CjmCommand *
cjm_commands_get_nth (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (commands), NULL);

  return &commands[index];
}

const CjmCommand *
cjm_commands_find (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].action, action) == 0)
      return &commands[i];

  return NULL;
}

/* Keys */

static char **
split_keys (const CjmCommand *command)
{
  return g_strsplit (command->keys != NULL ? command->keys : "", " ", -1);
}

static gboolean
has_key (const CjmCommand *command, guint key, GdkModifierType state)
{
  g_auto (GStrv) keys = split_keys (command);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GdkModifierType own_state;
      guint own_key;

      if (gtk_accelerator_parse (keys[i], &own_key, &own_state) && own_state == state
          && gdk_keyval_to_lower (own_key) == key)
        return TRUE;
    }

  return FALSE;
}

const CjmCommand *
cjm_commands_find_for_key (const char *prefix, guint key, GdkModifierType state)
{
  state &= gtk_accelerator_get_default_mod_mask ();
  key = gdk_keyval_to_lower (key);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].action != NULL && commands[i].keys != NULL
        && g_str_has_prefix (commands[i].action, prefix) && has_key (&commands[i], key, state))
      return &commands[i];

  return NULL;
}

char *
cjm_command_dup_accelerator (const CjmCommand *command)
{
  g_auto (GStrv) keys = split_keys (command);

  return g_strdup (keys[0]);
}

char *
cjm_command_dup_key_label (const CjmCommand *command)
{
  g_autofree char *accelerator = cjm_command_dup_accelerator (command);
  GdkModifierType state;
  guint key;

  if (accelerator == NULL || !gtk_accelerator_parse (accelerator, &key, &state))
    return NULL;

  return gtk_accelerator_get_label (key, state);
}

void
cjm_commands_set_accelerators (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].action != NULL && !g_str_has_prefix (commands[i].action, "canvas."))
      {
        g_auto (GStrv) keys = split_keys (&commands[i]);

        gtk_application_set_accels_for_action (application, commands[i].action,
                                               (const char *const *) keys);
      }
}

/* Words */

const char *
cjm_command_get_label (const CjmCommand *command)
{
  return _ (command->label);
}

const char *
cjm_command_section_get_title (CjmCommandSection section)
{
  static const char *const titles[] = {
    [CJM_SECTION_MAP] = N_ ("Map"),
    [CJM_SECTION_WRITING] = N_ ("Writing"),
    [CJM_SECTION_NOTES] = N_ ("Notes"),
    [CJM_SECTION_PHASES] = N_ ("Phases and steps"),
    [CJM_SECTION_LANES] = N_ ("Lanes"),
    [CJM_SECTION_MOVING] = N_ ("Moving"),
    [CJM_SECTION_SELECTING] = N_ ("Selecting"),
    [CJM_SECTION_METHOD] = N_ ("Beside the map"),
    [CJM_SECTION_VIEW] = N_ ("View"),
    [CJM_SECTION_PROGRAM] = N_ ("Program"),
  };

  g_return_val_if_fail (section < CJM_N_SECTIONS, "");

  return _ (titles[section]);
}

/* Running */

gboolean
cjm_command_run (const CjmCommand *command, GtkWidget *widget)
{
  g_autoptr (GVariant) parameter = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (command->action != NULL, FALSE);

  if (!g_action_parse_detailed_name (command->action, &name, &parameter, NULL))
    return FALSE;

  return gtk_widget_activate_action_variant (widget, name, parameter);
}
