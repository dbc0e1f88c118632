package periplus.tasks.codes;

class GaussianPlaceCodeTest extends PlaceCodeContract {
    @Override
    protected PlaceCode code(PlaceCentres centres) {
        return new GaussianPlaceCode(centres, 0.12);
    }

    @Override
    protected double[] definition(PlaceCentres centres, double x, double y) {
        return softmax(centres, x, y, 0.12 * 0.12);
    }
}
