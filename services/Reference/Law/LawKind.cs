namespace Netralitas.Reference;

/// <summary>What a row of law is about. The numbers are those of the contract.</summary>
public enum LawKind
{
    /// <summary>How long something may take.</summary>
    Deadline = 1,

    /// <summary>What an act is a breach of.</summary>
    Violation = 2,

    /// <summary>What a breach may be punished with.</summary>
    Sanction = 3,

    /// <summary>Who receives what Bawaslu forwards.</summary>
    Recipient = 4,

    /// <summary>What a kind of person is in law.</summary>
    Subject = 5,

    /// <summary>When an act is no breach.</summary>
    Exemption = 6,

    /// <summary>When reports are received.</summary>
    Reception = 7,

    /// <summary>When running numbers start anew.</summary>
    Numbering = 8,
}
