/** Classes of JLine's that netnsh brings itself, because the originals are slow to start. */
package org.jline.utils;
