using Netralitas.Cases.Persons;
using Netralitas.Contracts.Common.V1;
using NodaTime;

namespace Netralitas.Cases.CaseFile;

/// <summary>Who a person is, as far as it is known. Personal data: it never leaves the case file.</summary>
/// <param name="Name">Name; null when it is not known who it is.</param>
/// <param name="SubjectKind">What the person is in law.</param>
/// <param name="EmployerOfficeId">Office that employs the person; null when unknown.</param>
/// <param name="Post">Post (jabatan), in words.</param>
/// <param name="EmployeeNumber">Number of a civil servant (NIP), 18 digits; null when unknown.</param>
/// <param name="ResidentNumber">Number of a resident (NIK), 16 digits; null when unknown.</param>
internal sealed record Identity(string? Name, SubjectKind SubjectKind, string? EmployerOfficeId, string Post, string? EmployeeNumber, string? ResidentNumber)
{
    /// <summary>What the person was on the day of the act.</summary>
    public ActSnapshot AtAct { get; init; } = ActSnapshot.Unknown;
}

/// <summary>A person reported for a breach (terlapor).</summary>
internal sealed class ReportedPerson
{
    public ReportedPerson(Guid caseId, Guid id, int position, Identity who, string allegedAct, Instant? addedTime = null)
    {
        (CaseId, Id, Position, AllegedAct, AddedTime) = (caseId, id, position, allegedAct, addedTime);
        (ToldSubjectKind, ToldEmployerOfficeId) = (who.SubjectKind, who.EmployerOfficeId);
        Apply(who);
    }

    private ReportedPerson()
    {
    }

    public Guid Id { get; private set; }

    public Guid CaseId { get; private set; }

    /// <summary>Place in the order in which the persons were named, from 0.</summary>
    public int Position { get; private set; }

    public string? Name { get; private set; }

    public SubjectKind SubjectKind { get; private set; }

    public string? EmployerOfficeId { get; private set; }

    /// <summary>The kind as first told, or corrected: what was asked when the case was raised keeps to it, whatever is found out later.</summary>
    public SubjectKind ToldSubjectKind { get; private set; }

    /// <summary>The employer as first told, or corrected; null when it was unknown then.</summary>
    public string? ToldEmployerOfficeId { get; private set; }

    public string Post { get; private set; } = "";

    public string? EmployeeNumber { get; private set; }

    public string? ResidentNumber { get; private set; }

    public string AllegedAct { get; private set; } = "";

    /// <summary>What the person was on the day of the act.</summary>
    public ActSnapshot AtAct { get; private set; } = ActSnapshot.Unknown;

    /// <summary>Violations that the person is alleged to have committed.</summary>
    public List<Procedure.Allegation> Allegations { get; } = [];

    /// <summary>When the person came to the case, where that was after it was raised.</summary>
    public Instant? AddedTime { get; private set; }

    /// <summary>Initials, such as <c>A.B.</c>; empty when it is not known who it is.</summary>
    public string Initials => Name is null
        ? ""
        : string.Concat(Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word[0])).Select(word => char.ToUpperInvariant(word[0]) + "."));

    /// <summary>Who it is, as far as it is known.</summary>
    public Identity Known() => new(Name, SubjectKind, EmployerOfficeId, Post, EmployeeNumber, ResidentNumber) { AtAct = AtAct };

    /// <summary>Becomes who it is now known to be.</summary>
    public void Apply(Identity who)
    {
        (Name, SubjectKind, EmployerOfficeId, Post) = (who.Name, who.SubjectKind, who.EmployerOfficeId, who.Post);
        (EmployeeNumber, ResidentNumber) = (who.EmployeeNumber, who.ResidentNumber);
        AtAct = who.AtAct;
    }

    /// <summary>Becomes what it should have been entered as: follow-up tasks keep to the right kind and employer from now on.</summary>
    public void Correct(Identity who, string allegedAct)
    {
        ToldSubjectKind = who.SubjectKind == SubjectKind ? ToldSubjectKind : who.SubjectKind;
        ToldEmployerOfficeId = who.EmployerOfficeId == EmployerOfficeId ? ToldEmployerOfficeId : who.EmployerOfficeId;
        AllegedAct = allegedAct;
        Apply(who);
    }
}
