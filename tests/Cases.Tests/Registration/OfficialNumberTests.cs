using Netralitas.Cases.Registration;

namespace Netralitas.Cases.Tests.Registration;

/// <summary>Official numbers as they were published, and as people write them.</summary>
public sealed class OfficialNumberTests
{
    [Theory]
    [InlineData("001/Reg/LP/PB/Kab/08.07/X/2024")]
    [InlineData("005/Reg/LP/PW/Kota/22.02/XI/2024")]
    [InlineData("022/LP/PL/ADM/RI/00.00/V/2019")]
    [InlineData("1234/Reg/TM/PG/Prov/22/XII/2029")]
    [InlineData("007/LP/PB/Kec/22.10.03/IX/2024")]
    public void A_published_number_is_read_and_written_as_it_is(string text) => OfficialNumber.Parse(text).ShouldNotBeNull().ToString().ShouldBe(text);

    [Theory]
    [InlineData("002/LP/PB/KAB22.13/II2018", "002/LP/PB/Kab/22.13/II/2018")]
    [InlineData("22/LP/PL/ADM/RI/00.00/V/2019", "022/LP/PL/ADM/RI/00.00/V/2019")]
    [InlineData(" 5 / reg / lp / pw / kota / 22.02 / xi / 2024 ", "005/Reg/LP/PW/Kota/22.02/XI/2024")]
    [InlineData("00005/REG/LP/PW/KOTA/22.02/XI/2024", "005/Reg/LP/PW/Kota/22.02/XI/2024")]
    public void Other_ways_to_write_it_are_the_same_number(string text, string same) => OfficialNumber.Parse(text).ShouldNotBeNull().ToString().ShouldBe(same);

    [Fact]
    public void Its_parts_are_told()
    {
        OfficialNumber.Parse("001/Reg/LP/PB/Kab/08.07/X/2024").ShouldBe(new OfficialNumber(1, true, "LP", "PB", false, "Kab", "08.07", 10, 2024));
        OfficialNumber.Parse("001/LP/PB/Kab/08.07/X/2024")!.Registered.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("001")]
    [InlineData("000/Reg/LP/PB/Kab/08.07/X/2024")]
    [InlineData("-1/Reg/LP/PB/Kab/08.07/X/2024")]
    [InlineData("001/Reg/XX/PB/Kab/08.07/X/2024")]
    [InlineData("001/Reg/LP/PD/Kab/08.07/X/2024")]
    [InlineData("001/Reg/LP/PB/Desa/08.07/X/2024")]
    [InlineData("001/Reg/LP/PB/Kab/0807/X/2024")]
    [InlineData("001/Reg/LP/PB/Kab/08.07/IIX/2024")]
    [InlineData("001/Reg/LP/PB/Kab/08.07/XIII/2024")]
    [InlineData("001/Reg/LP/PB/Kab/08.07/10/2024")]
    [InlineData("001/Reg/LP/PB/Kab/08.07/X/24")]
    [InlineData("001/Reg/LP/PB/Kab/08.07/X/2024/")]
    [InlineData("99999999999999999999/Reg/LP/PB/Kab/08.07/X/2024")]
    public void Anything_else_is_no_number(string text) => OfficialNumber.Parse(text).ShouldBeNull();
}
