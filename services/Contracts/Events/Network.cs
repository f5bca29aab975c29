namespace Netralitas.Contracts.Events;

/// <summary>Which service publishes and which hears which facts: the whole topology of the bus, known to every service.</summary>
/// <remarks>What a service's user at the broker may do follows from it: a new fact is a new right, to be given before the service is updated.</remarks>
public static class Network
{
    /// <summary>Name of the Cases service.</summary>
    public const string Cases = "cases";

    /// <summary>Name of the Agencies service.</summary>
    public const string Agencies = "agencies";

    /// <summary>Name of the Notifications service.</summary>
    public const string Notifications = "notifications";

    private static readonly Type[] CaseFacts =
        [typeof(CaseRaised), typeof(PersonIdentified), typeof(InitialStudyCompleted), typeof(CaseRegistered), typeof(OfficeRecused), typeof(OfficerRecused), typeof(CaseProceeded), typeof(CaseForwarded), typeof(CaseHandedOver), typeof(CaseClosed)];

    private static readonly Type[] TaskFacts =
        [typeof(TaskOpened), typeof(TaskReturned), typeof(TaskMoved), typeof(TaskDeadlineMoved), typeof(TaskOverdue), typeof(TaskEscalated), typeof(TaskCompleted), typeof(TaskCancelled), typeof(TaskReferred)];

    private static readonly Type[] ReminderFacts = [typeof(TaskReminded)];

    private static readonly Type[] QuestionFacts = [typeof(TaskQuestioned)];

    private static readonly Type[] TrackFacts = [typeof(TrackAdvanced), typeof(FollowUpConcluded)];

    private static readonly Type[] SuccessionFacts = [typeof(TaskSucceeded), typeof(TrackSucceeded)];

    private static readonly Type[] RegisterFacts = [typeof(OfficerChanged), typeof(MandateChanged)];

    private static readonly Type[] RevealFacts = [typeof(RevealAsked), typeof(RevealApproved), typeof(ReporterRevealed), typeof(RevealRefused)];

    private static readonly Type[] AuditFacts = [typeof(AuditOpened), typeof(AuditClosed), typeof(AuditExpired)];

    /// <summary>The facts that each service hears.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Type>> Subscriptions { get; } = new Dictionary<string, IReadOnlyList<Type>>
    {
        [Agencies] = CaseFacts,
        [Cases] = [.. TaskFacts, .. TrackFacts, .. SuccessionFacts, .. RegisterFacts],
        [Notifications] = [.. TaskFacts, .. ReminderFacts, .. QuestionFacts, typeof(TrackAdvanced), typeof(CaseFollowedUp), .. RevealFacts, .. AuditFacts, .. RegisterFacts, typeof(OfficeRecused), typeof(OfficerRecused), typeof(CaseHandedOver), typeof(OfficeSucceeded)],
    };

    /// <summary>The facts that each service publishes, and nobody else may.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Type>> Publications { get; } = new Dictionary<string, IReadOnlyList<Type>>
    {
        [Cases] = [.. CaseFacts, typeof(CaseFollowedUp), .. RevealFacts, .. AuditFacts],
        [Agencies] = [.. TaskFacts, .. ReminderFacts, .. QuestionFacts, .. TrackFacts, .. SuccessionFacts, .. RegisterFacts, typeof(OfficeSucceeded)],
        [Notifications] = [],
    };

    /// <summary>Every fact by its name on the wire and in the outbox.</summary>
    public static IReadOnlyDictionary<string, Type> Facts { get; } =
        CaseFacts.Concat(TaskFacts).Concat(ReminderFacts).Concat(QuestionFacts).Concat(TrackFacts).Concat(RevealFacts).Concat(AuditFacts).Concat(RegisterFacts).Concat(SuccessionFacts).Append(typeof(CaseFollowedUp)).Append(typeof(OfficeSucceeded)).ToDictionary(type => type.Name, StringComparer.Ordinal);
}
