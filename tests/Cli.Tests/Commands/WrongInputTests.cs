namespace Netralitas.Cli.Tests.Commands;

public sealed class WrongInputTests
{
    private const string Nowhere = "http://127.0.0.1:9";

    [Fact]
    public async Task A_wrong_word_is_answered_with_the_allowed_ones()
    {
        var run = await CommandRun.OfAsync("case", "raise", "--kind", "rumour");

        run.Code.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("--kind: 'rumour'");
        run.Error.ShouldContain("REPORT, FINDING, INFORMATION");
    }

    [Theory]
    [InlineData("case", "get")]
    [InlineData("case", "close", "01928892-2a40-7a0f-a644-79230d018281")]
    [InlineData("case", "study", "01928892-2a40-7a0f-a644-79230d018281")]
    [InlineData("task", "list", "--limit", "0")]
    [InlineData("task", "list", "--limit", "many")]
    [InlineData("token", "--data", "/nowhere")]
    [InlineData("case", "raise", "--received", "yesterday")]
    [InlineData("case", "list", "--no-such-option")]
    [InlineData("no-such-command")]
    [InlineData("case")]
    public async Task Wrong_use_ends_with_2_and_names_the_help(params string[] args)
    {
        var run = await CommandRun.OfAsync(args);

        run.Code.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("--help");
    }

    [Theory]
    [InlineData]
    [InlineData("--office", "kpu-63.01", "--officer", "01928892-2a40-7a0f-a644-79230d018281")]
    [InlineData("--government", "--officer", "01928892-2a40-7a0f-a644-79230d018281")]
    public async Task Either_an_office_or_an_officer_keeps_out(params string[] who)
    {
        var run = await CommandRun.OfAsync(["case", "recuse", "01928892-2a40-7a0f-a644-79230d018281", "--ground", "kin", "--address", Nowhere, "--token", "t", .. who]);

        run.Code.ShouldBe(2);
        run.Error.ShouldStartWith(who is ["--government", ..] ? "--government: " : "--office: ");
        run.Error.ShouldContain("officer");
    }

    [Theory]
    [InlineData("nickname=x", "name, kind, employer, post, act")]
    [InlineData("just words", "key=value")]
    [InlineData("name=A;name=B", "twice")]
    [InlineData("kind=WIZARD", "CIVIL_SERVANT, CONTRACT_CIVIL_SERVANT")]
    public async Task A_person_that_cannot_be_read_is_told_with_what_to_write(string person, string advice)
    {
        var run = await CommandRun.OfAsync("case", "raise", "--address", Nowhere, "--token", "t", "--person", person);

        run.Code.ShouldBe(2);
        run.Error.ShouldStartWith("--person: ");
        run.Error.ShouldContain(advice);
    }

    [Theory]
    [InlineData("--token", "@/nowhere/token")]
    [InlineData("--token", "two words")]
    [InlineData("--token", "")]
    [InlineData("--address", "127.0.0.1:7001")]
    [InlineData("--address", "ftp://127.0.0.1")]
    public async Task A_wrong_token_or_address_is_told_before_anything_is_called(string option, string value)
    {
        string[] others = option == "--token" ? ["--address", Nowhere] : ["--token", "t"];

        var run = await CommandRun.OfAsync(["case", "list", option, value, .. others]);

        run.Code.ShouldBe(2);
        run.Error.ShouldStartWith($"{option}: ");
    }

    [Fact]
    public async Task A_file_that_is_no_request_is_told()
    {
        using var folder = new RunFolder();
        await File.WriteAllTextAsync(folder.In("request.json"), """{ "colour": "red" }""", TestContext.Current.CancellationToken);

        var missing = await CommandRun.OfAsync("case", "raise", "--address", Nowhere, "--token", "t", "--file", folder.In("none.json"));
        var wrong = await CommandRun.OfAsync("case", "raise", "--address", Nowhere, "--token", "t", "--file", folder.In("request.json"));

        missing.Code.ShouldBe(2);
        missing.Error.ShouldStartWith("--file: cannot read");
        wrong.Code.ShouldBe(2);
        wrong.Error.ShouldContain("RaiseCaseRequest");
    }

    [Fact]
    public async Task With_json_the_error_is_one_object_on_standard_error()
    {
        var run = await CommandRun.OfAsync("case", "raise", "--kind", "rumour", "--json");

        run.Code.ShouldBe(2);
        run.ErrorJson.GetProperty("code").GetString().ShouldBe("USAGE");
    }

    [Fact]
    public async Task A_service_that_is_away_is_told_with_its_address_and_code_3()
    {
        var run = await CommandRun.OfAsync("task", "list", "--address", Nowhere, "--token", "t");

        run.Code.ShouldBe(3);
        run.Error.ShouldContain("does not answer at http://127.0.0.1:9");
        run.Error.ShouldContain("--address");
    }

    [Fact]
    public async Task A_token_needs_a_folder_in_which_a_network_was_started()
    {
        var run = await CommandRun.OfAsync("token", "--data", "/nowhere", "--agency", "bawaslu-63.01");

        run.Code.ShouldBe(2);
        run.Error.ShouldStartWith("--data: no sandbox or local network was started in '/nowhere'");
    }
}
