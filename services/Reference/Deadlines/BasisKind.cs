namespace Netralitas.Reference;

/// <summary>Whether a deadline is set by law or chosen by us. The numbers are those of the contract.</summary>
public enum BasisKind
{
    /// <summary>By law, regulation or official procedure.</summary>
    Law = 1,

    /// <summary>By policy of the network: an operator may change it.</summary>
    Policy = 2,
}
