using Netralitas.Support;

[assembly: AssemblyFixture(typeof(Netralitas.Network.Tests.Lint.Buf))]

namespace Netralitas.Network.Tests.Lint;

/// <summary>The protos keep the shapes and the comments that <c>protos/buf.yaml</c> asks for.</summary>
public sealed class BufLintTests(Buf buf)
{
    [Fact]
    public async Task The_protos_pass_buf_lint()
    {
        (await buf.LintAsync(Buf.Protos)).ShouldBe("");
    }

    [Theory]
    [InlineData("// One case, in the view that the caller may have.", "", "COMMENT_RPC", "case_service.proto")]
    [InlineData("rpc GetCase(GetCaseRequest) returns (GetCaseResponse);", "rpc GetCase(GetCaseRequest) returns (Case);", "RPC_RESPONSE_STANDARD_NAME", "case_service.proto")]
    [InlineData("CASE_STATE_TRACING", "TRACING", "ENUM_VALUE_PREFIX", "case_service.proto")]
    public async Task A_violation_is_reported(string good, string bad, string rule, string file)
    {
        using var copy = new TestFolder();
        foreach (var path in Directory.EnumerateFiles(Buf.Protos, "*", SearchOption.AllDirectories))
        {
            var target = copy.File(Path.GetRelativePath(Buf.Protos, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(target, Path.GetFileName(path) == file ? text.Replace(good, bad, StringComparison.Ordinal) : text, TestContext.Current.CancellationToken);
        }

        var found = (await buf.LintAsync(copy.Path)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        found.ShouldHaveSingleItem().ShouldContain(file);
        found[0].ShouldContain($"\"{rule}\"");
    }
}

/// <summary>The linter, installed once for all tests from its lock file into a folder of its own.</summary>
public sealed class Buf : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Lazy<Task> _installed;

    public Buf() => _installed = new Lazy<Task>(InstallAsync);

    /// <summary>The protos as they are in the source tree.</summary>
    public static string Protos => Path.Combine(Delivered, "protos");

    private static string Delivered => Path.Combine(AppContext.BaseDirectory, "Lint");

    /// <summary>What the linter has to say of the protos in a folder; nothing if they are well.</summary>
    public async Task<string> LintAsync(string protos)
    {
        await _installed.Value;
        var cache = new Dictionary<string, string> { ["BUF_CACHE_DIR"] = _folder.File("cache") };
        var outcome = await ProgramRun.RunAsync(_folder.File("node_modules/.bin/buf"), ["lint", "--error-format=json"], protos, environment: cache);
        outcome.Errors.ShouldBe("");
        (outcome.ExitCode == 0).ShouldBe(outcome.Output.Length == 0, outcome.Output);
        return outcome.Output;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task InstallAsync()
    {
        foreach (var name in new[] { "package.json", "package-lock.json", ".npmrc" })
        {
            File.Copy(Path.Combine(Delivered, name), _folder.File(name));
        }

        (await ProgramRun.RunAsync("npm", ["ci"], _folder.Path)).Demand();
    }
}
