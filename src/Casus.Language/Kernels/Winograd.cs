namespace Casus.Language;

/// <summary>
/// Winograd's minimal filter F(4, 3): four neighbouring windows of three rows by six products where there would be twelve (Winograd 1980; Lavin and Gray 2016, "Fast Algorithms for
/// Convolutional Neural Networks"), with the points 0, ±√½, ±√2 and ∞.
/// </summary>
/// <remarks>
/// The usual points 0, ±1, ±2 and ∞ round twice as much. These lie evenly about one, so no number is much enlarged on the way: what they lose is 1.4 times what a plain sum over
/// the three rows loses (decision 0122).
/// </remarks>
internal static class Winograd
{
    /// <summary>Windows a group.</summary>
    public const int Windows = 4;

    /// <summary>Products a group.</summary>
    public const int Parts = 6;

    /// <summary>√½.</summary>
    public const float Near = (float)ExactNear;

    /// <summary>√2.</summary>
    public const float Far = (float)ExactFar;

    public const float NearCubed = (float)(ExactNear / 2);

    public const float FarCubed = (float)(ExactFar * 2);

    private const double ExactNear = 0.70710678118654752440;

    private const double ExactFar = 1.41421356237309504880;

    /// <summary>The weights of the six parts, made of those of a window's three rows.</summary>
    public static void Filter(float before, float own, float after, Span<float> parts)
    {
        var (nearEven, nearOdd) = (before + (after / 2.0), ExactNear * own);
        var (farEven, farOdd) = (before + (after * 2.0), ExactFar * own);
        parts[0] = before;
        parts[1] = (float)((nearEven + nearOdd) / -1.5);
        parts[2] = (float)((nearEven - nearOdd) / -1.5);
        parts[3] = (float)((farEven + farOdd) / 6);
        parts[4] = (float)((farEven - farOdd) / 6);
        parts[5] = after;
    }
}
