using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using NodaTime;

namespace Netralitas.Agencies.Escalation;

/// <summary>A rung that fired: whoever writes the row fired it, and nobody does again. Rows are added, never changed.</summary>
public sealed record RungRow
{
    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The round of the task in which it fired.</summary>
    public required int Round { get; init; }

    /// <summary>The rung.</summary>
    public required string Rung { get; init; }

    /// <summary>When it was to fire.</summary>
    public required Instant Time { get; init; }

    /// <summary>When it did, on the legal clock.</summary>
    public required Instant FireTime { get; init; }
}

/// <summary>The tables of ladders, and what the timer and the auditor look for.</summary>
internal static class RungTables
{
    /// <summary>Tasks whose clock runs and that have lost what comes next, as SQL; the partial index has the same words.</summary>
    public const string Missing =
        "next_rung_time IS NULL AND (next_rung IS NULL OR next_rung <> 'end') AND (paused_time IS NULL OR due_time <= paused_time) AND state IN ('Open', 'Acknowledged', 'InProgress')";

    private const int EnumLengthMax = 40;

    public static void Map(ModelBuilder model)
    {
        model.Entity<RungRow>(row =>
        {
            row.ToTable("rung").HasKey(x => new { x.TaskId, x.Round, x.Rung });
            row.HasIndex(x => x.FireTime);
        });
        model.Entity<FollowUpTask>(row =>
        {
            row.Property(x => x.EscalationTier).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.Property(x => x.LateTier).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.Property(x => x.Lever).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.Property(x => x.LateTask).HasConversion(
                late => JsonSerializer.Serialize(late, JsonSerializerOptions.Default), json => JsonSerializer.Deserialize<LateTask>(json, JsonSerializerOptions.Default));
            row.HasIndex(x => x.NextRungTime).HasFilter("next_rung_time IS NOT NULL");
            row.HasIndex(x => x.UpdateTime).HasFilter(Missing);
            row.HasIndex(x => x.SupervisedTaskId).HasFilter("supervised_task_id <> '00000000-0000-0000-0000-000000000000'");
        });
    }
}
