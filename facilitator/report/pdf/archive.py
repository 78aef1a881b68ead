"""What a file says of itself for archives and readers: XMP and the meaning of its colours."""

from base64 import b85decode
from zlib import decompress

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFString

from facilitator.report.pdf.streams import Stream

_DATE = "2000-01-01T00:00:00+00:00"
"""reportlab's date of files that are equal for equal input."""
# Written down, because making it by Pillow takes longer than a page, and each version has its own.
_SRGB = (
    "c-obby-UMT6va<lMbSzJ9Yh>5RB>oQ6vR>M(4|PJ6|A~6uSqK;X-HC}xC$-~1qac^ufhL7SHV@GASi-}e}i9(lz7q<"
    "T0{r$<K_N1dFOK9eLyg!3El3R19Zc&GRcIrl3SH}>IiT(BQI=oKAleC&-lFe&)&toTKHe|7Zh6nfnM^AFfE77Zjjn^"
    "OpkZTL!y)~kdMhRiw%-*JYDwr#p9yS?;cy(%mNVfYD&cpmOEIKES)?-j_O)PwEFRG5>|}mCFT+CQP{{Ji3B9bs9*yc"
    "9K@Lo&g^&JWYf2ZGChJ{6IEDr6j7o#MzzAK3bRUG;nGm`=Kgb@wmLoKR}UwE?q}D18v}awfJV)AzfN4YaSDW<fGeZz"
    "FLO?_AJl7YEqVk*wt<W5wkGcbmpj1lqnWqzO)113R8`>h92m#}gLR;9&7W24Kh7S2>=vKs7C1Nr#(6%n{tX2EXO;"
)
"""The profile of sRGB, compressed, in ASCII."""
_NOT_IN_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def describe(document: PDFDocument, language: str) -> None:
    """Add to a file what PDF/A-2 and PDF/UA-1 ask for beyond its pages.

    Args:
        document: The file; its title, author, subject and creator are set.
        language: The language of its text, as "ru".
    """
    info = document.info
    text = _XMP.format(
        language=language,
        title=_escaped(info.title),
        author=_escaped(info.author),
        subject=_escaped(info.subject),
        creator=_escaped(info.creator),
        producer=_escaped(info.producer),
        date=_DATE,
    )
    catalog = document.Catalog
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    catalog.Metadata = Stream(kind, text.encode())
    profile = Stream(PDFDictionary({"N": 3}), decompress(b85decode(_SRGB)))
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    # reportlab writes only the entries it knows.
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([intent])


def _escaped(text: str) -> str:
    """Return a text as it stands in XML."""
    return text.translate(_NOT_IN_XML)
