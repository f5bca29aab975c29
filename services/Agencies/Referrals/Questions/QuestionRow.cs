using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Agencies.Referrals.Questions;

/// <summary>What one office asked another about a task, and what that one answered. The texts may hold personal data: they never leave this row but to these two.</summary>
internal sealed class QuestionRow
{
    /// <summary>UUIDv7: grows in the order in which questions were asked.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows by one with every change, from 1.</summary>
    public required long Version { get; set; }

    public required Guid TaskId { get; init; }

    public required string AskingOfficeId { get; set; }

    public required string AskedOfficeId { get; set; }

    public required string Text { get; init; }

    /// <summary>The account that asked.</summary>
    public required string Account { get; init; }

    /// <summary>The office that recorded the question on behalf of the one that asked; null where that one did so itself.</summary>
    public string? RecordingOfficeId { get; init; }

    public required Instant AskTime { get; init; }

    /// <summary>The answer; null before there is one.</summary>
    public string? Answer { get; set; }

    /// <summary>The account that answered.</summary>
    public string? AnswerAccount { get; set; }

    /// <summary>The office that recorded the answer on behalf of the one that answered; null where that one did so itself.</summary>
    public string? AnswerRecordingOfficeId { get; set; }

    public Instant? AnswerTime { get; set; }

    public Question ToMessage() => new()
    {
        Id = Id.ToString(), TaskId = TaskId.ToString(), AskingOfficeId = AskingOfficeId, AskedOfficeId = AskedOfficeId, Text = Text, AskTime = AskTime.ToTimestamp(),
        Answer = Answer ?? "", AnswerTime = AnswerTime.ToTimestamp(), RecordedByOfficeId = RecordingOfficeId ?? "", AnswerRecordedByOfficeId = AnswerRecordingOfficeId ?? "",
    };
}
