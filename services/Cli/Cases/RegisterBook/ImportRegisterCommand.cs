using System.CommandLine;
using System.Security.Cryptography;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases.RegisterBook;

/// <summary><c>case import</c>.</summary>
internal sealed class ImportRegisterCommand : ServiceCommand
{
    private const long BytesMax = 32 * 1024 * 1024;

    private readonly Argument<string> _file = Inputs.Argument("file", "The register as CSV: UTF-8, the columns that case export writes.");

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only check every row; keep nothing." };

    public ImportRegisterCommand()
        : base("import", "Takes a register of past elections as ended cases, all of the file or nothing; safe to repeat.", ServiceAddress.Cases)
    {
        Take(_file, "rows");
        Take(_dryRun, "header.dry_run");
    }

    protected override async Task RunAsync(ServiceCall call, TextWriter output, bool json)
    {
        var path = call.Text(_file);
        var bytes = await BytesAsync(path, call.Cancel);
        var (rows, unread) = RegisterCsv.Read(bytes);
        var header = new ImportRegisterRequest.Types.Header
        {
            FileSha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            // What cannot be read keeps the rest out too; but all that is wrong is told at once.
            DryRun = call.Value(_dryRun) || unread.Count > 0,
        };
        var response = await new SentRegister(rows, call.Progress).SendAsync(call, header);
        var problems = response.Problems.Concat(unread).OrderBy(problem => problem.Line).ToList();
        response.Problems.Clear();
        response.Problems.AddRange(problems);
        response.ProblemCount += unread.Count;
        await output.WriteLineAsync(json ? ProtoJson.Write(response) : Account(response, header.DryRun));
        if (response.ProblemCount > 0)
        {
            throw new UsageException("<file>", $"{response.ProblemCount} problem(s) in '{path}'; nothing of it was imported. Correct the lines and import it again");
        }
    }

    private static string Account(ImportRegisterResponse response, bool isDryRun) => response.ProblemCount == 0
        ? $"{response.ImportedCases} cases {(isDryRun ? "would be imported" : "imported")}, {response.PresentCases} were there already."
        : string.Join(Environment.NewLine, response.Problems.Select(problem => $"line {problem.Line}: {(problem.Column.Length > 0 ? problem.Column + ": " : "")}{problem.Description}")
            .Concat(response.ProblemCount > response.Problems.Count ? [$"... and {response.ProblemCount - response.Problems.Count} more"] : []));

    private static async Task<byte[]> BytesAsync(string path, CancellationToken cancel)
    {
        try
        {
            return new FileInfo(path).Length <= BytesMax
                ? await File.ReadAllBytesAsync(path, cancel)
                : throw new UsageException("<file>", $"'{path}' is larger than {BytesMax / 1024 / 1024} MiB; split it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException("<file>", $"cannot read '{path}': {e.Message}");
        }
    }
}
