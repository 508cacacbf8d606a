#pragma once

#include "cjm-map.h"
#include "cjm-read-error.h"

/* The reader: the bytes of a .cjm file as a map.
 *
 * It takes what strangers send: only UTF-8, no document type definition, no entities, nothing
 * from the network, all within the limits of cjm-format.h. Within version 1.0 it is as strict
 * as data/cjm.rng; what a later 1.x added, and elements and attributes of other namespaces
 * always, it keeps in the extras of the records (see cjm-record.h), so that the writer gives
 * them back. Comments and processing instructions are not kept.
 *
 * The cells of the map it makes stand in the order of the steps, so that what was read, written
 * and read again is equal. It may run in any thread; xmlInitParser() must have been called. */

G_BEGIN_DECLS

/* A new map, or NULL with an error of the domain CJM_READ_ERROR. */
CjmMap *cjm_reader_read (GBytes *bytes, GError **error);

/* What can be understood of a map of a later major version, which cjm_reader_read() refuses with
 * CJM_READ_ERROR_NEWER_VERSION: its elements of known names where they are known, without what has
 * another form. It is to be looked at only: writing it would lose the rest. @version (may be NULL)
 * is set to the version that the map names, to be freed. NULL with that error where nothing of a
 * map was found. */
CjmMap *cjm_reader_read_later (GBytes *bytes, char **version, GError **error);

G_END_DECLS
