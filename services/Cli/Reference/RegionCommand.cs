using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Reference.V1;
using Spectre.Console;

namespace Netralitas.Cli.Reference;

/// <summary><c>region</c>: provinces, regencies and cities.</summary>
internal sealed class RegionCommand : Command
{
    public RegionCommand()
        : base("region", "Shows provinces, regencies and cities.") => Add(new ListRegionsCommand());
}

/// <summary><c>region list</c>.</summary>
internal sealed class ListRegionsCommand : AnswerCommand
{
    private readonly Option<string> _province = Inputs.Text("--province", "region", "Only regions of this province, such as 63.");
    private readonly Option<RegionKind> _kind = EnumWords<RegionKind>.Option("--kind", "Only this kind.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListRegionsCommand()
        : base("list", "Lists regions by code.", ServiceAddress.Agencies)
    {
        Take(_province, "province_code");
        Take(_kind, "kind");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new ReferenceService.ReferenceServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListRegionsAsync(
            new ListRegionsRequest { PageSize = size, PageToken = token, ProvinceCode = call.Text(_province), Kind = call.Value(_kind) }, call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListRegionsResponse response)
    {
        var table = Screen.Table("Code", "Name", "Kind", "Province", "Zone");
        foreach (var region in response.Regions)
        {
            table.Row(region.Code, region.Name, EnumWords<RegionKind>.Of(region.Kind), region.ProvinceCode, LocalTime.ZoneName(region.TimeZone));
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}
