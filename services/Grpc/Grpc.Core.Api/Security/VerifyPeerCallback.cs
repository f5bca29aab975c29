namespace Grpc.Core;

/// <summary>A further check of the server after that of TLS; false refuses the connection.</summary>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);

/// <summary>What a <see cref="VerifyPeerCallback"/> knows about the server.</summary>
public class VerifyPeerContext
{
    internal VerifyPeerContext(string targetName, string peerPem)
    {
        TargetName = targetName;
        PeerPem = peerPem;
    }

    /// <summary>The name the client wanted to reach.</summary>
    public string TargetName { get; }

    /// <summary>The server's certificate (PEM).</summary>
    public string PeerPem { get; }
}
