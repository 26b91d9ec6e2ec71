package oracle

// laws are the modelled regimes.
var laws = map[string]law{
	"eu-gdpr":        euGDPR,
	"uk-gdpr":        ukGDPR,
	"ch-fadp":        chFADP,
	"br-lgpd":        brLGPD,
	"jp-appi":        jpAPPI,
	"sg-pdpa":        sgPDPA,
	"bm-pipa":        bmPIPA,
	"difc-dpl":       difcDPL,
	"kr-pipa":        krPIPA,
	"mx-lfpdppp":     mxLFPDPPP,
	"mu-dpa":         muDPA,
	"ng-ndpa":        ngNDPA,
	"au-privacy-act": auPrivacyAct,
	"ca-pipeda":      caPIPEDA,
	"ca-qc":          caQC,
	"ph-dpa":         phDPA,
	"tw-pdpa":        twPDPA,
	"us-federal":     usFederal,
}
