/**
 * How far training has moved a network: its weights, and the kernel of its gradients.
 */
@NullMarked
package periplus.nets.featurelearning;

import org.jspecify.annotations.NullMarked;
