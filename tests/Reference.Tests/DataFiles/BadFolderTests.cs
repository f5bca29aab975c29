namespace Netralitas.Reference.Tests;

public sealed class BadFolderTests
{
    [Theory]
    [InlineData("provinces.csv")]
    [InlineData("regencies.csv")]
    [InlineData("holidays.csv")]
    [InlineData("functions.yaml")]
    [InlineData("national-offices.yaml")]
    [InlineData("office-names.csv")]
    [InlineData("bawaslu-areas.csv")]
    [InlineData("elections.yaml")]
    [InlineData("deadlines.yaml")]
    [InlineData("routing.yaml")]
    [InlineData("tracks.yaml")]
    [InlineData("escalation.yaml")]
    [InlineData("retention.yaml")]
    public void A_missing_file_is_reported_without_a_trail_of_consequences(string file)
    {
        using var folder = new FolderCopy();
        folder.Delete(file);

        folder.Problems().ShouldBe([$"{file}:1: the file is missing"]);
    }

    [Fact]
    public void A_missing_folder_reports_every_file()
    {
        var problems = Should.Throw<ReferenceDataException>(() => ReferenceBook.Load("no-such-folder")).Problems;

        problems.Count.ShouldBe(20);
        problems.ShouldAllBe(problem => problem.EndsWith(":1: the file is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_of_all_files_are_reported_at_once_in_order()
    {
        using var folder = new FolderCopy();
        var zone = folder.Replace("provinces.csv", "Selatan,Asia/Makassar", "Selatan,Asia/Banjar");
        var day = folder.Replace("deadlines.yaml", "day: working", "day: workday");
        var amount = folder.Replace("deadlines.yaml", "amount: 7", "amount: 0");
        var rule = folder.Replace("routing.yaml", "pilkada: DL-06", "pilkada: DL-99");

        folder.Problems().ShouldBe(
        [
            $"deadlines.yaml:{amount}: amount '0' is not a whole number from 1 to 366",
            $"deadlines.yaml:{day}: day 'workday' is not one of calendar, working, hours, months",
            $"provinces.csv:{zone}: time_zone 'Asia/Banjar' is no time zone such as Asia/Makassar",
            $"routing.yaml:{rule}: there is no deadline rule 'DL-99'",
        ]);
    }

    [Fact]
    public void What_another_file_shows_to_be_wrong_is_reported_too()
    {
        using var folder = new FolderCopy();
        folder.Replace("national-offices.yaml", "id: kemenag", "id: kpu-63");
        var line = folder.Replace("functions.yaml", "id: kpu", "id: kpu");

        folder.Problems().ShouldBe([$"functions.yaml:{line}: office 'kpu-63' is also a national office"]);
    }

    [Fact]
    public void The_message_shows_every_problem_to_the_operator()
    {
        using var folder = new FolderCopy();
        folder.Delete("holidays.csv");
        folder.Delete("routing.yaml");

        var message = Should.Throw<ReferenceDataException>(() => ReferenceBook.Load(folder.Path)).Message;

        message.ShouldContain("2 problem(s)");
        message.ShouldContain("holidays.csv:1: the file is missing");
        message.ShouldContain("routing.yaml:1: the file is missing");
    }

    [Theory]
    [InlineData("rules: ]\n", "deadlines.yaml:1: is no valid YAML")]
    [InlineData("rules:\n  - id: A\n    id: B\n", "deadlines.yaml:3: is no valid YAML")]
    [InlineData("- a\n- b\n", "deadlines.yaml:1: must hold one mapping of keys to values")]
    [InlineData("", "deadlines.yaml:1: must hold one mapping of keys to values")]
    [InlineData("rules: none\n", "deadlines.yaml:1: rules must be a list of at least one row")]
    [InlineData("rules:\n  - none\n", "deadlines.yaml:2: a row of rules must be a mapping of keys to values")]
    [InlineData("extra: 1\nrules: none\n", "deadlines.yaml:1: unknown key 'extra'")]
    public void A_YAML_file_of_another_shape_is_reported(string text, string start)
    {
        using var folder = new FolderCopy();
        folder.Write("deadlines.yaml", text);

        folder.Problems()[0].ShouldStartWith(start);
    }

    [Fact]
    public void A_byte_that_is_no_UTF_8_is_reported_and_not_replaced()
    {
        using var folder = new FolderCopy();
        folder.Write("provinces.csv", [0x63, 0xFF, 0x0A]);

        folder.Problems().ShouldHaveSingleItem().ShouldStartWith("provinces.csv:1: the file cannot be read");
    }
}
