/** One class of jffi's that netnsh brings itself, because the original is slow to start. */
package com.kenai.jffi.internal;
