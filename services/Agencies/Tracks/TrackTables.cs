using Microsoft.EntityFrameworkCore;

namespace Netralitas.Agencies.Tracks;

/// <summary>The tables of tracks.</summary>
internal static class TrackTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<FollowUpTrack>(row =>
        {
            row.ToTable("track").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Version).IsConcurrencyToken();
            row.HasIndex(x => x.CaseId);
            row.HasIndex(x => new { x.HandlingOfficeId, x.Id });
            row.HasIndex(x => new { x.HandlingSupervisorId, x.Id });
            row.HasIndex(x => new { x.ReceiverOfficeId, x.Id });
        });
        model.Entity<TrackStepRow>(row =>
        {
            row.ToTable("track_step").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.HasIndex(x => new { x.TrackId, x.TrackVersion }).IsUnique();
        });
    }
}
