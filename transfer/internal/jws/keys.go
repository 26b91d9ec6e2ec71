package jws

import (
	"crypto"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"strings"
)

// PrivateKey reads a private key from its PEM form: PKCS #8, PKCS #1 or SEC 1.
func PrivateKey(text []byte) (crypto.Signer, error) {
	block, err := only(text)
	if err != nil {
		return nil, err
	}
	var key any
	switch block.Type {
	case "PRIVATE KEY":
		key, err = x509.ParsePKCS8PrivateKey(block.Bytes)
	case "RSA PRIVATE KEY":
		key, err = x509.ParsePKCS1PrivateKey(block.Bytes)
	case "EC PRIVATE KEY":
		key, err = x509.ParseECPrivateKey(block.Bytes)
	default:
		err = errors.New("a PEM block of the type " + block.Type + " is no private key")
	}
	if err != nil {
		return nil, err
	}
	signer, ok := key.(crypto.Signer)
	if !ok {
		return nil, errors.New("the key cannot sign")
	}
	return signer, nil
}

// PublicKey reads a public key from its PEM form: PKIX or PKCS #1. A private key is refused: it does not belong where
// bundles are only verified.
func PublicKey(text []byte) (crypto.PublicKey, error) {
	block, err := only(text)
	if err != nil {
		return nil, err
	}
	switch block.Type {
	case "PUBLIC KEY":
		return x509.ParsePKIXPublicKey(block.Bytes)
	case "RSA PUBLIC KEY":
		return x509.ParsePKCS1PublicKey(block.Bytes)
	default:
		return nil, errors.New("a PEM block of the type " + block.Type + " is no public key")
	}
}

// only wants one block and nothing behind it.
func only(text []byte) (*pem.Block, error) {
	block, rest := pem.Decode(text)
	switch {
	case block == nil:
		return nil, errors.New("not in PEM form")
	case strings.TrimSpace(string(rest)) != "":
		return nil, errors.New("something follows the key")
	default:
		return block, nil
	}
}
