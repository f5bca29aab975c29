using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests;

/// <summary>What is hidden is answered like what does not exist, and costs the same work: neither words nor time tell them apart.</summary>
public sealed class HiddenTests : IAsyncLifetime
{
    private readonly CallWork _work = new();
    private ServiceUnderTest<AgenciesDb> _service = null!;

    public async ValueTask InitializeAsync() => _service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(), "2024-10-14T09:00+08:00x1");

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _work.Dispose();
    }

    [Fact]
    public async Task Every_method_does_the_same_for_what_is_hidden_as_for_what_does_not_exist()
    {
        var file = AgenciesFixture.Act();
        await _service.TellAsync(new CaseRaised(file));
        var tasks = await new TaskService.TaskServiceClient(_service.Channel).ListTasksAsync(new ListTasksRequest(), _service.As(AgenciesFixture.Handler));
        var officer = await new OfficerService.OfficerServiceClient(_service.Channel).AppointOfficerAsync(
            new AppointOfficerRequest { RequestId = AgenciesFixture.NewId(), OfficeId = AgenciesFixture.Personnel, Name = "Fulan", Roles = { Role.Reader } },
            _service.As(AgenciesFixture.Personnel, Roles.Administrator));

        var forwarded = Tracks.TrackWalk.Forwarded(AgenciesFixture.Act().Registered(), "REC-ASN", "bkn-kanreg-08");
        await _service.TellAsync(new CaseForwarded(forwarded, "bkn-kanreg-08", "REC-ASN", forwarded.Forwardings![0].PersonIds));
        var tracks = await new TrackService.TrackServiceClient(_service.Channel).ListTracksAsync(new ListTracksRequest(), _service.As(AgenciesFixture.Handler));

        foreach (var (field, id) in new[] { ("task_id", tasks.Tasks[0].Id), ("case_id", forwarded.CaseId.ToString()), ("officer_id", officer.Officer.Id), ("track_id", tracks.Tracks[0].Id) })
        {
            var (called, differing) = await Hidden.WalkAsync(
                _work, _service.Channel, _service.As("kpu-64.02", RoleWords.Any), [TaskService.Descriptor, OfficerService.Descriptor, TrackService.Descriptor], field, id);

            called.Count.ShouldBeGreaterThan(1, field);
            differing.ShouldBeEmpty(field);
        }
    }
}
