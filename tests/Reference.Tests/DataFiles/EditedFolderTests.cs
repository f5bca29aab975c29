namespace Netralitas.Reference.Tests;

public sealed class EditedFolderTests
{
    [Fact]
    public void One_more_ministry_is_one_more_row()
    {
        using var folder = new FolderCopy();
        folder.Write("national-offices.yaml", folder.Read("national-offices.yaml") + """

              - id: kemenkumham
                name: Kementerian Hukum dan Hak Asasi Manusia
                function: ministry
                time_zone: Asia/Jakarta
                basis: presidential regulation on the ministry
                evidence: R-H

            """);

        var offices = ReferenceBook.Load(folder.Path).Offices;

        offices.All.Count.ShouldBe(Book.Delivered.Offices.All.Count + 1);
        offices.Find("kemenkumham").ShouldNotBeNull().PersonnelOfficeId.ShouldBe("kemenkumham");
    }

    [Fact]
    public void One_more_area_code_is_one_more_row()
    {
        using var folder = new FolderCopy();
        folder.Write("bawaslu-areas.csv", folder.Read("bawaslu-areas.csv") + "bawaslu-63.01,22.10,example\n");

        ReferenceBook.Load(folder.Path).AreaCodes.AreaCodeOf("bawaslu-63.01").ShouldBe("22.10");
    }

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_are_no_problem()
    {
        using var folder = new FolderCopy();
        foreach (var file in new[] { "provinces.csv", "holidays.csv", "deadlines.yaml", "routing.yaml" })
        {
            folder.Write(file, "\uFEFF" + folder.Read(file).Replace("\n", "\r\n"));
        }

        var book = ReferenceBook.Load(folder.Path);

        book.Regions.All.Count.ShouldBe(552);
        book.Law.Deadlines.All.Count.ShouldBe(Book.Delivered.Law.Deadlines.All.Count);
    }
}
