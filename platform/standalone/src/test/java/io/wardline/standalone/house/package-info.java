/**
 * What holds the picture: tests that read the compiled classes, the sources, and the SQL of the whole house. There is
 * no list of tolerated violations; the count starts and stays at zero, and every failure says what to do instead.
 */
@NullMarked
package io.wardline.standalone.house;

import org.jspecify.annotations.NullMarked;
