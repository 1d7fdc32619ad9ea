/** Point rules: what is paid for, under which condition, how much and up to which cap. */
@NullMarked
package io.heraut.rewards.rule;

import org.jspecify.annotations.NullMarked;
