using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using static Netralitas.Contracts.Agencies.V1.TrackService;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Support.Worlds;

/// <summary>Offices take what was forwarded to its end, as agency systems do: each reads what it may do next.</summary>
/// <param name="tracks">The service.</param>
/// <param name="asOffice">The metadata of a call by an office.</param>
public sealed class TrackWalk(TrackServiceClient tracks, Func<string, Metadata> asOffice)
{
    private const int StepsMax = 40;

    /// <summary>In a world.</summary>
    public static TrackWalk In(World world) => new(world.Tracks, office => world.As(office));

    /// <summary>The tracks of a forwarded case, once there is one for each person.</summary>
    public async Task<IReadOnlyList<Track>> OfAsync(Case file) => await Eventually.Be(
        async () => (await tracks.ListTracksAsync(new ListTracksRequest { CaseId = file.Id, PageSize = 1000 }, asOffice(file.HandlingOfficeId))).Tracks,
        found => found.Count == file.Forwardings.Sum(letter => letter.PersonIds.Count));

    /// <summary>Takes a step as the office whose it is.</summary>
    public async Task<Track> TakeAsync(Track track, string step, string sanction = "")
    {
        var known = (await tracks.GetTrackAsync(new GetTrackRequest { TrackId = track.Id }, asOffice(track.HandlingOfficeId))).Track;
        var office = known.NextSteps.Single(ahead => ahead.Step == step).OfficeId;
        var request = new AdvanceTrackRequest { RequestId = Guid.NewGuid().ToString(), TrackId = track.Id, Step = step, DocumentNumber = "21/X/2024", SanctionClassId = sanction };
        return (await tracks.AdvanceTrackAsync(request, asOffice(office))).Track;
    }

    /// <summary>Walks every track of a case to its end: by a step of this name where it may be taken, else by the first that leads on.</summary>
    public async Task ToEndAsync(Case file, string end = "find-not-proven")
    {
        foreach (var listed in await OfAsync(file))
        {
            var track = (await tracks.GetTrackAsync(new GetTrackRequest { TrackId = listed.Id }, asOffice(listed.HandlingOfficeId))).Track;
            for (var i = 0; i < StepsMax && track.EndTime is null; i++)
            {
                var step = track.NextSteps.FirstOrDefault(ahead => ahead.Step == end)
                    ?? track.NextSteps.First(ahead => ahead.Step is "acknowledge" or "recommend" or "notify-employer");
                track = await TakeAsync(track, step.Step);
            }
        }
    }

    /// <summary>The same, and waits until Cases has heard of it.</summary>
    public async Task ToEndAsync(Case file, Func<Task<Case>> read, string end = "find-not-proven")
    {
        await ToEndAsync(file, end);
        await Eventually.Be(read, seen => seen.Tracks.Count(track => track.Ended) == file.Forwardings.Sum(letter => letter.PersonIds.Count));
    }
}
