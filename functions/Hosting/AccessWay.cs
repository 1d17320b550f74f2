namespace Coordinator.Functions.Hosting;

/// <summary>By what callers are known.</summary>
public enum AccessWay
{
    /// <summary>By function keys, which the host checks.</summary>
    Keys,

    /// <summary>By Entra ID, with App Service authentication in front of the host.</summary>
    Platform,

    /// <summary>By access tokens of an authority, which this application checks.</summary>
    Tokens,
}
