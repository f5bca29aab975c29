namespace Netralitas.Cases.Tracks;

/// <summary>Where a forwarded person stands at one receiver, as Agencies told.</summary>
/// <param name="TrackId">The track.</param>
/// <param name="Version">Version of the track; older news is ignored.</param>
/// <param name="PersonId">The reported person.</param>
/// <param name="Kind">Kind of track, such as <c>personnel</c>.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Mark">What it bears besides; null for nothing.</param>
/// <param name="Ended">Whether it is over.</param>
/// <param name="Returned">Whether it is over because the receiver was not the right one.</param>
/// <param name="ForwardedTime">When the person was forwarded: of which letter it is.</param>
/// <param name="ReceiverOfficeId">The office that the person was forwarded to, or the one that succeeded it.</param>
/// <param name="Time">When it came to stand there, UTC.</param>
/// <param name="MarkOfficeId">The personnel office of the employer that the mark was given to; null for none.</param>
internal sealed record TrackStand(
    Guid TrackId, long Version, Guid PersonId, string Kind, string State, string? Mark, bool Ended, bool Returned, DateTimeOffset ForwardedTime, string ReceiverOfficeId, DateTimeOffset Time,
    string? MarkOfficeId = null);
