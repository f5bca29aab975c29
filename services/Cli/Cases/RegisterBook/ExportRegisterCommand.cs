using System.CommandLine;
using Grpc.Core;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cli.Cases.RegisterBook;

/// <summary><c>case export</c>.</summary>
internal sealed class ExportRegisterCommand : ServiceCommand
{
    private readonly Option<string> _election = Inputs.Text("--election", "id", "Only cases of this election, such as pilkada-2024.");
    private readonly Option<string> _place = Inputs.Text("--place", "region", "Only acts in this region, such as 63.01; a province (63) stands for all within it.");
    private readonly Option<string> _out = Inputs.Text("--out", "path", "The file to write, readable by its owner only. Left out: standard output.");

    public ExportRegisterCommand()
        : base("export", "Writes the register (buku register) of ended cases as CSV; what is imported again is the same. It names persons.", ServiceAddress.Cases)
    {
        Take(_election, "election_id");
        Take(_place, "place_region_code");
        Add(_out);
    }

    protected override async Task RunAsync(ServiceCall call, TextWriter output, bool json)
    {
        var request = new ExportRegisterRequest { ElectionId = call.Text(_election), PlaceRegionCode = call.Text(_place) };
        using var stream = new RegisterService.RegisterServiceClient(call.Invoker).ExportRegister(request, call.StreamOptions);
        if (json)
        {
            await ForEachAsync(stream, call, row => output.WriteLine(ProtoJson.Line(row)));
        }
        else if (call.Text(_out) is { Length: > 0 } path)
        {
            var rows = await WriteFileAsync(stream, call, path);
            await call.Progress.WriteLineAsync($"{rows} rows written to {path}.");
        }
        else
        {
            await WriteAsync(stream, call, output);
        }
    }

    /// <summary>Writes beside and renames: whoever finds the file finds all of it.</summary>
    private static async Task<int> WriteFileAsync(AsyncServerStreamingCall<ExportRegisterResponse> stream, ServiceCall call, string path)
    {
        var beside = path + ".part";
        try
        {
            int rows;
            File.Delete(beside);
            await using (var file = new StreamWriter(beside, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = WholeFile.OwnerOnly }))
            {
                rows = await WriteAsync(stream, call, file);
            }

            File.Move(beside, path, overwrite: true);
            return rows;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException("--out", $"cannot write '{path}': {e.Message}");
        }
    }

    private static async Task<int> WriteAsync(AsyncServerStreamingCall<ExportRegisterResponse> stream, ServiceCall call, TextWriter output)
    {
        using var csv = RegisterCsv.Begin(output);
        return await ForEachAsync(stream, call, csv.Write);
    }

    private static async Task<int> ForEachAsync(AsyncServerStreamingCall<ExportRegisterResponse> stream, ServiceCall call, Action<RegisterRow> take)
    {
        var count = 0;
        while (await stream.ResponseStream.MoveNext(call.Cancel))
        {
            foreach (var row in stream.ResponseStream.Current.Rows)
            {
                take(row);
                count++;
            }
        }

        return count;
    }
}
