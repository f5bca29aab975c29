using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Netralitas.Cli.Cases.Duplicates;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Reporters;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Spectre.Console;

namespace Netralitas.Cli.Cases;

/// <summary><c>case raise</c>.</summary>
internal sealed class RaiseCaseCommand : AnswerCommand
{
    private readonly Option<CaseKind> _kind = EnumWords<CaseKind>.Option("--kind", "How it came in: report (laporan), finding (temuan) or information (informasi awal).");
    private readonly Option<string> _election = Inputs.Text("--election", "id", "The election, such as pilkada-2024.");
    private readonly Option<Contest> _contest = EnumWords<Contest>.Option("--contest", "What is contested.");
    private readonly Option<string> _place = Inputs.Text("--place", "region", "Region where the act took place, such as 63.01; see region list.");
    private readonly Option<string> _act = Inputs.Text("--act-date", "date", "Day of the act, YYYY-MM-DD.");
    private readonly Option<string> _known = Inputs.Text("--known-date", "date", "Day on which it became known, YYYY-MM-DD.");
    private readonly Option<Timestamp?> _received = InstantText.Option("--received", "When Bawaslu received it; clocks run from here. Left out: now.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    private readonly Option<string[]> _persons = new("--person")
    {
        Description = $"A reported person, once for each: {PersonText.Form}. Leave name out while it is not known who it is, employer while it is unknown. "
            + $"Kinds: {EnumWords<SubjectKind>.Allowed}. What the person was on the day of the act, as far as it is known: "
            + $"employment ({EnumWords<EmploymentStatus>.Allowed}), rank (III/d), class ({EnumWords<PostClass>.Allowed}), unit, "
            + $"leave ({EnumWords<LeaveStatus>.Allowed}; UNPAID is CLTN), relation to a candidate ({EnumWords<CandidateRelation>.Allowed}).",
        HelpName = "person",
    };

    private readonly Option<string[]> _links = new("--evidence-link") { Description = "A link to evidence, http or https, once for each.", HelpName = "link" };

    private readonly Option<string> _file = Inputs.Text("--file", "path",
        "Read the request from this file (- for standard input) as protobuf JSON of RaiseCaseRequest; other options replace or add to what it says. Reporters and witnesses can be given in a file only.");

    public RaiseCaseCommand()
        : base("raise", "Brings a report, finding or initial information into the network; tasks open at the agencies concerned.", ServiceAddress.Cases)
    {
        Take(_kind, "kind");
        Take(_election, "election_id");
        Take(_contest, "contest");
        Take(_place, "place_region_code");
        Take(_act, "act_date");
        Take(_known, "known_date");
        Take(_received, "received_time");
        Take(_persons, "persons");
        Take(_links, "evidence_links");
        Take(_requestId, "request_id");
        Add(_file);
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = Request(call);
        var response = await new CaseService.CaseServiceClient(call.Invoker).RaiseCaseAsync(request, call.Options);
        return new Answer(response, screen =>
        {
            screen.Show(response.Case);
            foreach (var reporter in response.Reporters)
            {
                screen.WriteLine();
                screen.Show(reporter);
            }

            if (response.Duplicates.Count > 0)
            {
                screen.WriteLine();
                screen.WriteLine("Likely about the same act (case duplicates, case merge):");
                screen.Show(response.Duplicates);
            }
        });
    }

    private RaiseCaseRequest Request(ServiceCall call)
    {
        var given = new RaiseCaseRequest
        {
            Kind = call.Value(_kind), ElectionId = call.Text(_election), Contest = call.Value(_contest), PlaceRegionCode = call.Text(_place),
            ActDate = call.Text(_act), KnownDate = call.Text(_known), ReceivedTime = call.Value(_received),
        };
        given.EvidenceLinks.AddRange(call.Value(_links) ?? []);
        given.Persons.AddRange((call.Value(_persons) ?? []).Select(PersonText.Read));
        var file = call.Text(_file);
        var request = file.Length == 0 ? new RaiseCaseRequest() : RequestFile.Read<RaiseCaseRequest>("--file", file);
        request.MergeFrom(given);
        if (request.RequestId.Length == 0 || call.Parsed.GetResult(_requestId) is { Implicit: false })
        {
            request.RequestId = call.Text(_requestId);
        }

        return request;
    }
}
