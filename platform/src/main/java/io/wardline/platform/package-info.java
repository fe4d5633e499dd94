/** The platform runs the county. Packages import only what stands lower on the stairs. */
@NullMarked
package io.wardline.platform;

import org.jspecify.annotations.NullMarked;
