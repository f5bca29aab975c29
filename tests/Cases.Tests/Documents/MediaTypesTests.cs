using System.Text;
using Netralitas.Cases.Documents;

namespace Netralitas.Cases.Tests.Documents;

public sealed class MediaTypesTests
{
    private static readonly Dictionary<string, string[]> Beginnings = new()
    {
        ["application/pdf"] = ["255044462D312E37"],
        ["image/jpeg"] = ["FFD8FFE000104A46"],
        ["image/png"] = ["89504E470D0A1A0A0000"],
        ["video/mp4"] = ["00000020667479706D703432"],
        ["audio/mp4"] = ["00000020667479704D344120"],
        ["audio/mpeg"] = ["4944330400", "FFFB9064", "FFF3A0C4"],
        ["audio/ogg"] = ["4F67675300"],
        ["application/vnd.oasis.opendocument.text"] =
            ["504B03040A0000000000" + new string('0', 40) + Convert.ToHexString(Encoding.ASCII.GetBytes("mimetypeapplication/vnd.oasis.opendocument.textPK"))],
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = ["504B030414000600"],
    };

    [Fact]
    public void Every_type_has_files_that_begin_so() => Beginnings.Keys.ShouldBe(MediaTypes.All, ignoreOrder: true);

    [Fact]
    public void A_file_fits_its_own_type_and_no_other()
    {
        foreach (var (type, files) in Beginnings)
        {
            foreach (var file in files)
            {
                var fits = MediaTypes.All.Where(candidate => MediaTypes.Fits(candidate, Convert.FromHexString(file)));
                // Two containers, and any ZIP archive, look alike from outside.
                fits.Where(candidate => !(candidate.EndsWith("/mp4", StringComparison.Ordinal) || candidate.EndsWith(".document", StringComparison.Ordinal)) || candidate == type).ShouldBe([type]);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("4D5A9000")]
    [InlineData("FFFF")]
    [InlineData("FFE0")]
    [InlineData("255044")]
    public void Anything_else_fits_none(string file) => MediaTypes.All.ShouldAllBe(type => !MediaTypes.Fits(type, Convert.FromHexString(file)));
}
