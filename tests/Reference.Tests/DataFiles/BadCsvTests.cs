namespace Netralitas.Reference.Tests;

public sealed class BadCsvTests
{
    [Theory]
    [InlineData("code,name,time_zone", "code,name,zone", "the first line must be 'code,name,time_zone'")]
    [InlineData("63,Kalimantan Selatan,", "63,,", "name is empty")]
    [InlineData("Selatan,Asia/Makassar", "Selatan,Asia/Banjar", "time_zone 'Asia/Banjar' is no time zone such as Asia/Makassar")]
    [InlineData("96,Papua", "96,Papua Lain,Asia/Jayapura\n96,Papua", "code '96' appears twice")]
    [InlineData("96,Papua", "7,Papua Lain,Asia/Jayapura\n96,Papua", "code '7' is no Kemendagri code such as 63 or 63.01", 1)]
    public void In_provinces(string text, string spoiled, string reason, int linesUp = 0) =>
        Reports("provinces.csv", text, spoiled, reason, linesUp);

    [Theory]
    [InlineData("63.01,63,", "63.01,64,", "code '63.01' does not lie in province '64'")]
    [InlineData("63.01,63,", "97.01,97,", "there is no province '97'")]
    [InlineData("63.01,63,", "63.1,63,", "code '63.1' is no Kemendagri code such as 63 or 63.01")]
    [InlineData("63.01,63,regency", "63.01,63,town", "kind 'town' is not one of province, regency, city")]
    [InlineData("63.01,63,regency", "63.01,63,province", "a province belongs in provinces.csv")]
    [InlineData("63.01,63,regency,", "63.01,63,", "4 fields are needed, not 3")]
    [InlineData("63.01,63,regency,Kab", "63.01,63,regency,\"K\"ab", "a quote is out of place")]
    [InlineData("63.01,63,regency,Kab", "63.01,63,regency,\"Kab", "a quote is out of place")]
    [InlineData("63.02,", "63.01,", "code '63.01' appears twice")]
    public void In_regencies(string text, string spoiled, string reason) => Reports("regencies.csv", text, spoiled, reason);

    [Theory]
    [InlineData("2024-02-14", "2024-02-30", "date '2024-02-30' is no date such as 2024-11-27")]
    [InlineData("2024-02-14", "2024-02-10", "date '2024-02-10' appears twice")]
    [InlineData("2024-02-14,national", "2024-02-14,local", "kind 'local' is not one of national, collective_leave")]
    public void In_holidays(string text, string spoiled, string reason) => Reports("holidays.csv", text, spoiled, reason);

    [Theory]
    [InlineData("bkpsdm-64.02", "bkpsdm-64.99", "there is no office 'bkpsdm-64.99'")]
    [InlineData("dpmd-33.22", "bkpsdm-64.02", "office 'bkpsdm-64.02' is named twice")]
    public void In_office_names(string text, string spoiled, string reason) => Reports("office-names.csv", text, spoiled, reason);

    [Theory]
    [InlineData("bawaslu-18.03", "kpu-18.03", "'kpu-18.03' is no Bawaslu office")]
    [InlineData("18.03,08.07", "18.03,8.7", "area_code '8.7' is not of the form 22.02")]
    [InlineData("18.03,08.07", "18.03,08.00", "area_code '08.00' appears twice")]
    [InlineData("bawaslu-18.03", "bawaslu-18", "office 'bawaslu-18' appears twice")]
    [InlineData("22.00,inferred from 22.02 (I-M)", "22.00,", "source is empty")]
    public void In_area_codes(string text, string spoiled, string reason) => Reports("bawaslu-areas.csv", text, spoiled, reason);

    private static void Reports(string file, string text, string spoiled, string reason, int linesUp = 0)
    {
        using var folder = new FolderCopy();
        var line = folder.Replace(file, text, spoiled);

        folder.Problems().ShouldBe([$"{file}:{line - linesUp}: {reason}"]);
    }
}
