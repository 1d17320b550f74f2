using Coordinator.Local.Tests.Tidy;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;

namespace Coordinator.Local.Tests.Security;

/// <summary>
/// S18 and what of S17 is in the source: no way from text to a type, one JSON library, no weakening of TLS.
/// </summary>
public sealed class BannedCodeTests
{
    /// <summary>Names that need no context to be wrong.</summary>
    static readonly HashSet<string> Banned = new(StringComparer.Ordinal)
    {
        // Text that becomes types.
        "BinaryFormatter", "SoapFormatter", "NetDataContractSerializer", "LosFormatter", "ObjectStateFormatter",
        "XmlSerializer", "DataContractSerializer", "DataContractJsonSerializer", "JavaScriptSerializer",
        "TypeNameHandling", "Newtonsoft", "UnsafeDeserialize",
        "LoadFrom", "LoadFile", "UnsafeLoadFrom", "CSharpScript", "CSharpCodeProvider",
        // TLS that trusts anybody.
        "ServerCertificateCustomValidationCallback", "RemoteCertificateValidationCallback",
        "ServerCertificateValidationCallback", "DangerousAcceptAnyServerCertificateValidator", "SslProtocols",
        "SecurityProtocolType", "CertificateRevocationCheckMode",
        // Digests that are broken, and chance that can be guessed.
        "MD5", "SHA1", "DES", "TripleDES", "RC2",
    };

    /// <summary>Where text may name a type, or XML may be read, and why.</summary>
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        // Among loaded assemblies only; HostileHistoryTests.
        ["GetType(text)"] = ["local/Coordinator.Local.Runtime/Durable/Execution/ExceptionTypes.cs"],
        // Discriminators of a closed list; HostileHistoryTests.
        ["JsonPolymorphic"] = ["local/Coordinator.Local.Runtime/Durable/History/HistoryEvent.cs"],
        // The queue service speaks XML; XLinq resolves no entities.
        ["XDocument"] =
        [
            "local/Coordinator.Local.Runtime/Queues/QueueErrorParser.cs",
            "local/Coordinator.Local.Runtime/Queues/QueueXml.cs",
        ],
        // Identifiers of version 5, which are so defined; nothing rests on their secrecy.
        ["SHA1"] = ["local/Coordinator.Local.Runtime/Durable/Execution/DeterministicGuid.cs"],
    };

    [Fact]
    public void A_way_from_text_to_a_type_or_a_weak_cipher_is_used()
    {
        SourceTree.Product.Count.ShouldBeGreaterThan(800);
        SourceTree.Product.SelectMany(Findings).ShouldBeEmpty();
    }

    [Fact]
    public void An_exception_to_the_rule_is_not_needed_any_more()
    {
        var used = SourceTree.Product.SelectMany(file => Uses(file).Select(use => (use.Name, file.Name))).ToHashSet();
        foreach (var (name, files) in Allowed)
            files.Where(file => !used.Contains((name, file))).ShouldBeEmpty(name);
    }

    [Fact]
    public void Another_json_library_is_referenced() =>
        RepositoryTexts.All.Where(file => file.Name.EndsWith(".csproj", StringComparison.Ordinal)
                || file.Name.EndsWith(".props", StringComparison.Ordinal))
            .SelectMany(file => file.Places(line =>
                line.Contains("PackageReference", StringComparison.Ordinal)
                && (line.Contains("Newtonsoft", StringComparison.OrdinalIgnoreCase)
                    || line.Contains("MessagePack", StringComparison.OrdinalIgnoreCase))))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("var t = Type.GetType(name);", "GetType(text)")]
    [InlineData("var t = assembly.GetType(row.Name, throwOnError: false);", "GetType(text)")]
    [InlineData("var o = Activator.CreateInstance(assemblyName, typeName);", "CreateInstance(text, text)")]
    [InlineData("var a = Assembly.Load(name);", "Assembly.Load")]
    [InlineData("var f = new BinaryFormatter();", "BinaryFormatter")]
    [InlineData("var s = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };", "TypeNameHandling")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;",
        "ServerCertificateCustomValidationCallback")]
    [InlineData("var d = XDocument.Parse(text);", "XDocument")]
    [InlineData("var h = MD5.HashData(bytes);", "MD5")]
    [InlineData("var t = value.GetType();", null)]
    [InlineData("var t = typeof(string);", null)]
    public void A_planted_use_is_not_found(string statement, string? found) =>
        Findings(SourceTree.Of("planted.cs", $$"""class C { void M() { {{statement}} } }"""))
            .Select(finding => finding.Split(' ', 2)[1]).Distinct().ShouldBe(found is null ? [] : [found]);

    static IEnumerable<string> Findings(SourceTree file) => Uses(file)
        .Where(use => !Allowed.GetValueOrDefault(use.Name, []).Contains(file.Name))
        .Select(use => $"{use.Place} {use.Name}");

    static IEnumerable<(string Name, string Place)> Uses(SourceTree file)
    {
        foreach (var name in file.Root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var text = name.Identifier.Text;
            if (Banned.Contains(text) || text is "XDocument" or "JsonPolymorphic")
                yield return (text, file.PlaceOf(name));
        }

        foreach (var call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (TextToType(call) is { } use)
                yield return (use, file.PlaceOf(call));
        }
    }

    static string? TextToType(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access)
            return null;
        var count = call.ArgumentList.Arguments.Count;
        return name.Identifier.Text switch
        {
            "GetType" when count > 0 => "GetType(text)",
            "CreateInstance" when count > 1 && access.Expression.ToString() == "Activator"
                && call.ArgumentList.Arguments.All(argument => argument.Expression is not TypeOfExpressionSyntax
                    && !argument.ToString().Contains("typeof", StringComparison.Ordinal)) =>
                "CreateInstance(text, text)",
            "Load" when access.Expression.ToString() is "Assembly" or "Reflection.Assembly" => "Assembly.Load",
            _ => null,
        };
    }
}
