namespace Netralitas.Reference;

/// <summary>By which law an act is a breach. The numbers are those of the contract.</summary>
public enum ViolationGroup
{
    /// <summary>Ethics (kode etik).</summary>
    Ethics = 1,

    /// <summary>Discipline of civil servants, as the joint decree lists it.</summary>
    Discipline = 2,

    /// <summary>Discipline by items of PP 94/2021 that the joint decree does not list under their own number.</summary>
    Regulation = 3,

    /// <summary>Election crime (tindak pidana).</summary>
    Crime = 4,

    /// <summary>Administrative breach.</summary>
    Administrative = 5,

    /// <summary>Of village heads and staff.</summary>
    Village = 6,

    /// <summary>Of soldiers.</summary>
    Military = 7,

    /// <summary>Of police officers.</summary>
    Police = 8,
}

/// <summary>Whether candidates were fixed on the day of the act. The numbers are those of the contract.</summary>
public enum FixingPhase
{
    /// <summary>Either way, or not known.</summary>
    Any = 1,

    /// <summary>Not yet: they were would-be candidates (bakal calon).</summary>
    BeforeFixing = 2,

    /// <summary>Yes (penetapan calon).</summary>
    AfterFixing = 3,
}
