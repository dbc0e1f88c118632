package periplus.analysis.topology;

import periplus.core.errors.BadInputException;

/**
 * The integers modulo a prime p below 2^15, the coefficients of a barcode.
 *
 * <p>A barcode can depend on p: a projective plane has a bar in dimension 1 over p = 2 and none over p = 3. Composite
 * numbers are refused, as division needs a prime.
 */
final class PrimeField {
    /** Primes lie below this bound, so that products fit an int and codes have room. */
    static final int BOUND = 1 << 15;

    private final int prime;
    private final int[] inverse;

    PrimeField(int prime) {
        check(prime);
        this.prime = prime;
        inverse = new int[prime];
        inverse[1] = 1;
        for (int a = 2; a < prime; a++) {
            // p = (p / a) a + p % a gives 1/a = -(p / a) / (p % a)
            inverse[a] = prime - prime / a * inverse[prime % a] % prime;
        }
    }

    /** Refuses what is no prime in range. */
    static void check(int number) {
        if (!isPrime(number)) {
            throw new BadInputException("coefficients modulo " + number
                    + ": expected a prime from 2 to 32749, such as 2 for barcodes or 47 for circular coordinates");
        }
    }

    private static boolean isPrime(int number) {
        if (number < 2 || number >= BOUND) {
            return false;
        }
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    int prime() {
        return prime;
    }

    /** a + b for a, b in 0 to p - 1. */
    int add(int a, int b) {
        int sum = a + b;
        return sum < prime ? sum : sum - prime;
    }

    int times(int a, int b) {
        return a * b % prime;
    }

    int negative(int a) {
        return a == 0 ? 0 : prime - a;
    }

    /** 1 / a for a in 1 to p - 1. */
    int inverse(int a) {
        return inverse[a];
    }
}
