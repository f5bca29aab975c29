using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Mandates;

/// <summary>The register of mandates: who grants them, who sees them, what they cannot be.</summary>
public sealed class MandateTests(AgenciesFixture agencies)
{
    private const string Recorder = "setda-64.03";
    private readonly MandateService.MandateServiceClient _mandates = new(agencies.Service.Channel);

    [Fact]
    public async Task An_office_and_those_above_it_grant_and_revoke_and_nobody_else_knows()
    {
        const string Office = "kesbangpol-64.03";
        const string Held = "dpmd-64.03";
        var own = await GrantAsync(Office, by: Office, Held);
        var above = await GrantAsync(Office, by: "kesbangpol-64", Held);

        (await ListAsync(Office, Office)).ShouldBe([own.Id, above.Id]);
        (await ListAsync(Office, "kesbangpol-64")).ShouldBe([own.Id, above.Id]);
        (await ListAsync(Held, Held, held: true)).ShouldBe([own.Id, above.Id]);
        (await ListAsync(Held, Held)).ShouldBeEmpty();
        foreach (var stranger in new[] { Held, "kesbangpol-64.01", "bawaslu-64" })
        {
            (await Errors.Refused(_mandates.GrantMandateAsync(OnBehalf.Grant(Office, "kpu-64.03"), Administrator(stranger)))).StatusCode.ShouldBe(StatusCode.NotFound);
            (await Errors.Refused(_mandates.RevokeMandateAsync(Revoke(own), Administrator(stranger)))).StatusCode.ShouldBe(StatusCode.NotFound);
            (await Errors.Refused(_mandates.ListMandatesAsync(new ListMandatesRequest { OfficeId = Office }, agencies.As(stranger)))).StatusCode.ShouldBe(StatusCode.NotFound);
        }

        (await Errors.Refused(_mandates.GrantMandateAsync(OnBehalf.Grant(Office, Recorder), agencies.As(Office)))).Reason().ShouldBe("ROLE_MISSING");
        await _mandates.RevokeMandateAsync(Revoke(own), Administrator("kesbangpol-64"));
        (await Errors.Refused(_mandates.RevokeMandateAsync(Revoke(own), Administrator(Office)))).Reason().ShouldBe("MANDATE_HAS_ENDED");
        (await Errors.Refused(_mandates.RevokeMandateAsync(Revoke(above, etag: own.Etag + "x"), Administrator(Office)))).Reason().ShouldBe("ETAG_MISMATCH");
    }

    [Fact]
    public async Task Every_change_is_announced_whole()
    {
        const string Office = "kesbangpol-64.07";
        var mandate = await GrantAsync(Office, by: Office);
        var revoked = (await _mandates.RevokeMandateAsync(Revoke(mandate), Administrator(Office))).Mandate;

        var heard = await Eventually.Be(
            () => Task.FromResult(agencies.Service.Heard.Values.OfType<MandateChanged>().Where(fact => fact.MandateId == Guid.Parse(mandate.Id)).OrderBy(fact => fact.Version).ToList()),
            facts => facts.Count == 2);
        heard.Select(fact => (fact.OfficeId, fact.RecordingOfficeId, fact.DocumentNumber, fact.EndTime.ToUnixTimeSeconds()))
            .ShouldBe([(Office, Recorder, "12/SK/2024", mandate.EndTime.Seconds), (Office, Recorder, "12/SK/2024", revoked.EndTime.Seconds)]);
    }

    [Fact]
    public async Task At_most_twenty_mandates_of_an_office_have_not_ended()
    {
        const string Office = "kesbangpol-64.08";
        var mandates = new List<Mandate>();
        for (var i = 0; i < 20; i++)
        {
            mandates.Add(await GrantAsync(Office, by: Office));
        }

        var error = await Errors.Refused(_mandates.GrantMandateAsync(OnBehalf.Grant(Office, Recorder), Administrator(Office)));
        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.FailedPrecondition, "TOO_MANY_MANDATES"));
        await _mandates.RevokeMandateAsync(Revoke(mandates[0]), Administrator(Office));
        await GrantAsync(Office, by: Office);
    }

    [Fact]
    public async Task Every_bad_field_is_named()
    {
        var empty = await Errors.Refused(_mandates.GrantMandateAsync(new GrantMandateRequest { RecordingOfficeId = "kpu-99" }, Administrator(Recorder)));
        empty.BadFields().ShouldBe(["request_id", "office_id", "recording_office_id", "document_number", "end_time"], ignoreOrder: true);
        (await Errors.Refused(_mandates.GrantMandateAsync(OnBehalf.Grant(Recorder, Recorder), Administrator(Recorder)))).BadFields().ShouldBe(["recording_office_id"]);
        foreach (var days in new[] { -1, 0, 13, 732 })
        {
            // In force from 1 October; now it is the 14th.
            var request = OnBehalf.Grant(Recorder, "kpu-64.03");
            request.EndTime = Timestamp.FromDateTimeOffset(request.StartTime.ToDateTimeOffset().AddDays(days));
            (await Errors.Refused(_mandates.GrantMandateAsync(request, Administrator(Recorder)))).BadFields().ShouldBe(["end_time"], $"{days} days");
        }

        // So near to the end of the calendar that a day two years later has no name.
        var last = OnBehalf.Grant(Recorder, "kpu-64.03");
        (last.StartTime, last.EndTime) = (Timestamp.FromDateTime(new DateTime(9999, 12, 1, 0, 0, 0, DateTimeKind.Utc)), last.StartTime);
        (await Errors.Refused(_mandates.GrantMandateAsync(last, Administrator(Recorder)))).BadFields().ShouldBe(["end_time"]);

        var longest = OnBehalf.Grant(Recorder, "kpu-64.03");
        longest.EndTime = Timestamp.FromDateTimeOffset(longest.StartTime.ToDateTimeOffset().AddDays(731));
        await _mandates.GrantMandateAsync(longest, Administrator(Recorder));
        (await Errors.Refused(_mandates.RevokeMandateAsync(new RevokeMandateRequest(), Administrator(Recorder)))).BadFields().ShouldBe(["request_id", "mandate_id"]);
    }

    private Metadata Administrator(string office) => agencies.Service.As(office, Roles.Administrator);

    private async Task<Mandate> GrantAsync(string office, string by, string recorder = Recorder) =>
        (await _mandates.GrantMandateAsync(OnBehalf.Grant(office, recorder), Administrator(by))).Mandate;

    private static RevokeMandateRequest Revoke(Mandate mandate, string etag = "") => new() { RequestId = AgenciesFixture.NewId(), MandateId = mandate.Id, Etag = etag };

    private async Task<List<string>> ListAsync(string office, string by, bool held = false) =>
        [.. (await _mandates.ListMandatesAsync(new ListMandatesRequest { OfficeId = office, Held = held }, agencies.As(by))).Mandates.Select(mandate => mandate.Id)];
}
