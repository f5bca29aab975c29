using Netralitas.Contracts.Agencies.V1;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Support.Worlds;

/// <summary>Offices take what was forwarded to its end, as agency systems do: each reads what it may do next.</summary>
public static class TrackWalk
{
    private const int StepsMax = 40;

    /// <summary>The tracks of a forwarded case, once there is one for each person.</summary>
    public static async Task<IReadOnlyList<Track>> OfAsync(World world, Case file) => await Eventually.Be(
        async () => (await world.Tracks.ListTracksAsync(new ListTracksRequest { CaseId = file.Id, PageSize = 1000 }, world.As(file.HandlingOfficeId))).Tracks,
        tracks => tracks.Count == file.Forwardings.Sum(letter => letter.PersonIds.Count));

    /// <summary>Takes a step as the office whose it is.</summary>
    public static async Task<Track> TakeAsync(World world, Track track, string step, string sanction = "")
    {
        var known = (await world.Tracks.GetTrackAsync(new GetTrackRequest { TrackId = track.Id }, world.As(track.HandlingOfficeId))).Track;
        var office = known.NextSteps.Single(ahead => ahead.Step == step).OfficeId;
        var request = new AdvanceTrackRequest { RequestId = Guid.NewGuid().ToString(), TrackId = track.Id, Step = step, DocumentNumber = "21/X/2024", SanctionClassId = sanction };
        return (await world.Tracks.AdvanceTrackAsync(request, world.As(office))).Track;
    }

    /// <summary>Walks every track of a case to its end: by a step of this name where it may be taken, else by the last that leads on.</summary>
    public static async Task ToEndAsync(World world, Case file, string end)
    {
        foreach (var listed in await OfAsync(world, file))
        {
            var track = (await world.Tracks.GetTrackAsync(new GetTrackRequest { TrackId = listed.Id }, world.As(listed.HandlingOfficeId))).Track;
            for (var i = 0; i < StepsMax && track.EndTime is null; i++)
            {
                var step = track.NextSteps.FirstOrDefault(ahead => ahead.Step == end) ?? track.NextSteps.Last(ahead => !ahead.ImposesSanction);
                track = await TakeAsync(world, track, step.Step);
            }
        }
    }
}
