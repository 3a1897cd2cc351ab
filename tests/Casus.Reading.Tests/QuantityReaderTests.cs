using System.Globalization;
using Casus.Model;
using CsCheck;

namespace Casus.Reading.Tests;

public class QuantityReaderTests
{
    [Theory]
    [InlineData("The guild will send 120 armoured wagons.", "120 armoured wagons", "120", "wagon", null)]
    [InlineData("The guild will send two dozen horses.", "two dozen horses", "24", "horse", null)]
    [InlineData("The guild will send half a million bricks.", "half a million bricks", "500000", "brick", null)]
    [InlineData("The guild will send twenty-six carpenters.", "twenty-six carpenters", "26", "carpenter", null)]
    [InlineData("The guild will send 1,200 bricks.", "1,200 bricks", "1200", "brick", null)]
    [InlineData("The guild will build 180 kilometres of wall.", "180 kilometres", "180", "km", null)]
    [InlineData("The guild will drain three square kilometres of marsh.", "three square kilometres", "3", "km2", null)]
    [InlineData("The guild will sell 20 tonnes of salt.", "20 tonnes", "20", "t", null)]
    [InlineData("The guild will raise the toll by 12 percent.", "12 percent", "12", "%", null)]
    [InlineData("The guild will pay $9 million for the bridge.", "$9 million", "9000000", null, "USD")]
    [InlineData("The guild will pay $1.2bn for the bridge.", "$1.2bn", "1200000000", null, "USD")]
    [InlineData("The guild will pay 30 million euros for the bridge.", "30 million euros", "30000000", null, "EUR")]
    [InlineData("The guild will pay €5,000 for the bridge.", "€5,000", "5000", null, "EUR")]
    [InlineData("The guild will pay 5 billion Singapore dollars for the bridge.", "5 billion Singapore dollars", "5000000000", null, "SGD")]
    [InlineData("The guild will sell oil for 50 dollars a barrel.", "50 dollars a barrel", "50", "barrel", "USD")]
    [InlineData("The guild will pay 40 pesos for the bridge.", "40 pesos", "40", "peso", null)]
    [InlineData("The guild will sell a third of the wall.", "a third", "0.3333", "share", null)]
    public void Number_IsReadWithWhatItCounts(string text, string words, string value, string? unit, string? currency)
    {
        var quantity = Assert.Single(Contents.Quantities(text));
        Assert.Equal((words, value, unit, currency), (quantity.Text, quantity.Value, quantity.Unit, quantity.Currency));
        Assert.Equal(words, quantity.Span.In(text));
    }

    [Theory]
    [InlineData("The guild will repair the bridge within 48 hours.")]
    [InlineData("The guild will repair the bridge by 3 March 2032.")]
    [InlineData("The guild will repair the bridge in 2032.")]
    [InlineData("The guild will free the two captains.")]
    [InlineData("The guild will send one horse.")]
    [InlineData("The guild will leave the twelve-mile zone.")]
    [InlineData("The guild will obey Resolution 2231.")]
    public void NumberThatCountsNothingNew_IsNone(string text) => Assert.Empty(Contents.Quantities(text));

    [Theory]
    [InlineData("more than 40 horses", QuantityBound.More)]
    [InlineData("at least 40 horses", QuantityBound.AtLeast)]
    [InlineData("up to 40 horses", QuantityBound.AtMost)]
    [InlineData("about 40 horses", QuantityBound.About)]
    public void WordsBefore_SetItsBound(string words, QuantityBound bound)
    {
        var quantity = Assert.Single(Contents.Quantities($"The guild will send {words}."));
        Assert.Equal(("40 horses", (QuantityBound?)bound), (quantity.Text, quantity.Bound));
    }

    [Fact]
    public void Range_HasBothEnds()
    {
        var quantity = Assert.Single(Contents.Quantities("The guild will send 10 to 20 horses."));
        Assert.Equal(("10", "20", "horse"), (quantity.Value, quantity.Upper, quantity.Unit));
    }

    [Fact]
    public void Figures_ReadBackWhatWasWritten() =>
        Gen.Long[0, 999_999_999_999].Sample(value => Assert.Equal(value, Numbers.Figures(value.ToString("N0", CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("12,00")]
    [InlineData("1234,567")]
    [InlineData("3rd")]
    [InlineData("")]
    public void OtherFigures_AreNoNumber(string text) => Assert.Null(Numbers.Figures(text));
}
